/* Dots that would cover each other on the map are moved apart, so that each can be seen and pressed. */

const ROUNDS = 60;

/** What stays free between two dots, in pixels. */
const BETWEEN = 2;

/** Move items with px, py, pr apart, the smaller of two farther; the same items always to the same places. */
function spread(items) {
  for (let round = 0; round < ROUNDS; round += 1) {
    let moved = false;
    for (let first = 0; first < items.length; first += 1) {
      for (let second = first + 1; second < items.length; second += 1) moved = parted(items[first], items[second], second) || moved;
    }
    if (!moved) return;
  }
}

function parted(one, other, number) {
  const wanted = one.pr + other.pr + BETWEEN;
  const [dx, dy] = [other.px - one.px, other.py - one.py];
  if (Math.abs(dx) >= wanted || Math.abs(dy) >= wanted) return false;
  const away = Math.hypot(dx, dy);
  const push = wanted - away;
  if (push < 0.1) return false;
  const [x, y] = away > 0.01 ? [dx / away, dy / away] : [Math.cos(number), Math.sin(number)];
  const share = other.pr ** 2 / (one.pr ** 2 + other.pr ** 2);
  one.px -= x * push * share;
  one.py -= y * push * share;
  other.px += x * push * (1 - share);
  other.py += y * push * (1 - share);
  return true;
}
