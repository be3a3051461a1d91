import type {AppState} from '../app-state.ts';
import {footerLines} from '../drawing/footer.ts';
import {layoutFor} from '../app-state.ts';
import {cells, fit, span, type Frame} from '../drawing/line.ts';
import type {PriceState} from './price-state.ts';
import {fieldWindow} from './text-field.ts';

/** The screen below it, with the price to type where messages stand. */
export const priceScreen = (state: AppState, overlay: PriceState, below: Frame): Frame => {
	const {size, glyphs} = state;
	const {footerHeight} = layoutFor(state);
	const y = below.lines.length - footerHeight - 1;
	const label = `${glyphs.rule.repeat(2)} at most $/h: `;
	const {text, cursor} = fieldWindow(overlay.field, 10);
	const said = overlay.error ?? state.message?.text;
	const end = said === undefined ? '' : `  ${said}`;
	const asked = {
		spans: [
			span(label, 'quiet'),
			span(text, 'strong'),
			span(fit(end, size.columns - cells(label) - cells(text), glyphs.cut), 'warn'),
		],
	};
	return {
		lines: [
			...below.lines.slice(0, y),
			asked,
			...footerLines(
				['Enter takes it', 'Esc leaves it', 'empty: no cap'],
				size.columns,
				footerHeight,
				glyphs,
				state.keys,
			),
		],
		cursor: {x: cells(label) + cursor, y},
	};
};
