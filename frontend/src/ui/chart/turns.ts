type Waiting = { element: Element; draw: () => void };

let waiting: Waiting[] = [];
let drawing = false;

/**
 * Has a chart drawn when it is its turn: what is on screen first, from the top, and one at a time, so that the first is
 * seen before the last is drawn and the page answers in between. Returns how to give up.
 */
export function drawInTurn(element: Element, draw: () => void): () => void {
  const mine = { element, draw };
  waiting.push(mine);
  if (!drawing) next();
  return () => {
    waiting = waiting.filter((one) => one !== mine);
  };
}

function next() {
  drawing = waiting.length > 0;
  if (!drawing) return;
  setTimeout(() => {
    const chosen = firstOf(
      waiting.map(({ element }) => element.getBoundingClientRect()),
      window.innerHeight,
    );
    const [one] = waiting.splice(chosen, 1);
    try {
      one?.draw();
    } finally {
      next();
    }
  });
}

/** Returns which box is looked at first: on screen before below it before above it, each from the top. */
export function firstOf(boxes: { top: number; bottom: number }[], height: number): number {
  const place = ({ top, bottom }: { top: number; bottom: number }) =>
    bottom <= 0 ? 2 : top >= height ? 1 : 0;
  const order = boxes.map((box, index) => ({ index, top: box.top, place: place(box) }));
  order.sort((a, b) => a.place - b.place || a.top - b.top || a.index - b.index);
  return order[0]?.index ?? 0;
}
