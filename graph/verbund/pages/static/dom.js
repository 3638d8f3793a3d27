/* Elements. Text reaches the page through text nodes only: nothing here reads markup. */

/** A new HTML element. Attributes that are null or false are left out; `on` holds listeners. */
function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** A new SVG element. */
function s(tag, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, String(value));
    }
  }
  element.append(...children.flat(9).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** The element with this id. */
function byId(id) {
  return document.getElementById(id);
}

/** The same element with other children; the keyboard's place is kept where it can be. */
function refill(element, ...children) {
  const key = element.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  element.replaceChildren(...children.flat(9).filter((child) => child !== null && child !== ""));
  if (key !== undefined) {
    const again = [...element.querySelectorAll("[data-key]")].find((other) => other.dataset.key === key);
    if (again) again.focus({ preventScroll: true });
  }
  return element;
}

/** The address if a browser may follow it, else "". Only http and https lead anywhere. */
function safeAddress(text) {
  try {
    const address = new URL(text);
    return ["http:", "https:"].includes(address.protocol) ? address.href : "";
  } catch {
    return "";
  }
}

/** A link that opens beside the page, or plain text where the address is not safe. */
function link(text, address) {
  const href = safeAddress(address);
  if (!href) return h("span", {}, text);
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, text, h("span", { class: "out", "aria-hidden": "true" }, " ↗"));
}

/** A small button. */
function button(text, press, attributes = {}) {
  return h("button", { type: "button", "data-key": text, ...attributes, on: { click: press } }, text);
}

/** Hand a file to the reader. */
function save(name, type, parts) {
  const address = URL.createObjectURL(new Blob(parts, { type }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
