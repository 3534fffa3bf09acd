// What the server runs, without a page, to draw the answers of reports: the same builders as the pages'.
import { textWidth } from '../ui/chart/text-width';
import '../ui/chart/pie';
import '../ui/chart/sankey';
import '../ui/chart/world';
import { type Asked, drawn } from './draw';

declare global {
  var cauceDraw: (asked: string) => string;
  var cauceWidth: (text: string, font: string) => number;
}

/** Takes and returns JSON, because that is all that crosses into the server's engine. */
globalThis.cauceDraw = (asked) => JSON.stringify(drawn(JSON.parse(asked) as Asked));

/** Tells how wide a chart takes a text to be (px). */
globalThis.cauceWidth = textWidth;
