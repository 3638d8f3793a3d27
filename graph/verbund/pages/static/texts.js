/* Words, numbers, dates and money in the language of the reader. */

/** The interface's words in one of its languages. */
class Texts {
  constructor(all) {
    this.all = all;
    this.speak("de");
  }

  /** Change the language. */
  speak(language) {
    this.language = language;
    this.locale = language === "de" ? "de-DE" : "en-GB";
    this.plurals = new Intl.PluralRules(this.locale);
    this.collator = new Intl.Collator(this.locale, { numeric: true, sensitivity: "base" });
    this.numbers = new Intl.NumberFormat(this.locale, { maximumFractionDigits: 2 });
    this.shares = new Intl.NumberFormat(this.locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  }

  /** The text of a key, with values for {names}; `n` chooses between singular and plural. */
  say(key, values = {}) {
    const words = this.all[this.language];
    const form = "n" in values ? words[`${key}.${this.plurals.select(values.n)}`] : undefined;
    const text = form ?? words[key] ?? words[`${key}.other`] ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = values[name];
      if (value === undefined) return whole;
      return typeof value === "number" ? this.number(value) : value;
    });
  }

  /** Whether the interface has a text of this name. */
  has(key) {
    return key in this.all[this.language] || `${key}.other` in this.all[this.language];
  }

  /** The text of a value that comes in both languages. */
  of(words) {
    return words[this.language] || words.de || "";
  }

  number(value) {
    return this.numbers.format(value);
  }

  /** A number between 0 and 1, with as many digits as its neighbours in a column. */
  share(value) {
    return this.shares.format(value);
  }

  /** A day such as 1 August 2018, from 2018-08-01. */
  date(day) {
    const [year, month, date] = day.split("-").map(Number);
    if (!date) return day;
    const form = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
    return new Intl.DateTimeFormat(this.locale, form).format(new Date(Date.UTC(year, month - 1, date)));
  }

  /** A month and year, from 2018-08-01. */
  month(day) {
    const [year, month] = day.split("-").map(Number);
    if (!month) return day;
    const form = { month: "short", year: "numeric", timeZone: "UTC" };
    return new Intl.DateTimeFormat(this.locale, form).format(new Date(Date.UTC(year, month - 1, 1))).replaceAll(" ", "\u00a0");
  }

  /** A span of time; a single day where both ends are equal, "" where nothing is known. */
  period(start, end) {
    if (!start && !end) return "";
    if (start === end) return this.date(start);
    if (!end) return this.say("period.from", { start: this.month(start) });
    if (!start) return this.say("period.to", { end: this.month(end) });
    const [first, last] = [this.month(start), this.month(end)];
    return first === last ? first : `${first} – ${last}`;
  }

  /** Money, from "1234.50 EUR"; cents only where there are some. */
  money(text) {
    const [amount, currency] = text.split(" ");
    if (!currency || !Number.isFinite(Number(amount))) return text;
    const digits = Number.isInteger(Number(amount)) ? 0 : 2;
    try {
      const form = { style: "currency", currency, minimumFractionDigits: digits, maximumFractionDigits: digits };
      return new Intl.NumberFormat(this.locale, form).format(Number(amount));
    } catch {
      return text;
    }
  }

  /** The first of many: "a, b +5". */
  some(items) {
    return items.slice(0, 2).join(", ") + (items.length > 2 ? ` +${items.length - 2}` : "");
  }

  /** "a, b and c". */
  list(items) {
    return new Intl.ListFormat(this.locale, { type: "conjunction" }).format(items);
  }
}
