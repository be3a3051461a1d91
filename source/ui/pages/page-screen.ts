import type {AppState} from '../app-state.ts';
import {footerLines, type Hint} from '../drawing/footer.ts';
import {keyName} from '../keys/key-names.ts';
import type {KeyProfile} from '../keys/key-profiles.ts';
import {
	cells,
	fill,
	fit,
	line,
	rule,
	span,
	spread,
	type Frame,
	type Line,
	type Tone,
} from '../drawing/line.ts';
import {jumpsInView} from './page-jumps.ts';
import {pageLinks, type PageLink} from './page-links.ts';
import {pageHeight, pageLines, type PageState} from './page-state.ts';
import {plansOf} from './ways-state.ts';

/** A text in the window, with how far one has read. */
export const pageScreen = (state: AppState, page: PageState): Frame => {
	const {size, glyphs, message} = state;
	const {columns} = size;
	const height = pageHeight(size);
	const lines = pageLines(page, size);
	const links = pageLinks(state, page);
	const marked = page.link === undefined ? undefined : links[page.link];
	const jumps = jumpsInView(page, size).map(({line: at}) => at);
	const shown = lines
		.slice(page.top, page.top + height)
		.map((text, index) => numbered(text, jumps.indexOf(page.top + index)))
		.map((text, index) =>
			page.isDiff || isHeading(page, text)
				? line(fit(` ${text}`, columns, glyphs.cut), page.isDiff ? diffTone(text) : 'strong')
				: cells(text) < columns
					? textLine(text, linksOf(links, page.top + index), marked)
					: line(fit(` ${text}`, columns, glyphs.cut)),
		);
	const seen = Math.min(lines.length, page.top + height);
	const percent = lines.length === 0 ? 100 : Math.round((seen / lines.length) * 100);
	const ruled = line(rule('', columns, glyphs.rule, glyphs.cut), 'quiet');
	return {
		lines: [
			line(spread(` ${page.title}`, `(${percent}%)`, columns, glyphs.cut), 'strong'),
			ruled,
			...fill(shown, height),
			message === undefined
				? ruled
				: line(rule(message.text, columns, glyphs.rule, glyphs.cut), message.tone),
			...footerLines(pageHints(state, page, links.length > 0), columns, 1, glyphs, state.keys),
		],
	};
};

/** A line with the digit that jumps from it in its margin. */
const numbered = (text: string, jump: number): string =>
	jump === -1 ? text : `(${jump + 1})${text.slice(3)}`;

/** Of a page with plans, what a part of it is called; it is all in capitals. */
const isHeading = ({ways}: PageState, text: string): boolean =>
	ways !== undefined && /^[A-Z][A-Z ]+$/.test(text);

/** Added and removed lines are told apart by their first character; the colour only helps. */
const diffTone = (text: string): Tone =>
	text.startsWith('+')
		? 'good'
		: text.startsWith('-')
			? 'bad'
			: text.startsWith('@')
				? 'quiet'
				: 'plain';

const linksOf = (links: readonly PageLink[], line: number): readonly PageLink[] =>
	links.filter(link => link.line === line);

/** A line with its links in strong letters; where the marked one stands, the line has the cursor's mark. */
const textLine = (text: string, links: readonly PageLink[], marked: PageLink | undefined): Line => {
	let end = 0;
	const spans = links.flatMap(link => {
		const before = span(text.slice(end, link.start));
		end = link.end;
		return [before, span(text.slice(link.start, link.end), link === marked ? 'cursor' : 'strong')];
	});
	const margin = span(marked !== undefined && links.includes(marked) ? '>' : ' ');
	return {spans: [margin, ...spans, span(text.slice(end))].filter(part => part.text !== '')};
};

const planHints = ({ways, preview}: PageState): readonly Hint[] => {
	const count = ways === undefined ? 0 : plansOf(ways).length;
	if (count === 0) {
		return [];
	}

	return preview === undefined
		? [count === 1 ? '1 apply plan' : `1-${count} apply plan`, 'p preview']
		: [`${preview + 1} apply it`, ...(count > 1 ? ['p next plan'] : [])];
};

const pageHints = ({keys}: AppState, page: PageState, hasLinks: boolean): readonly Hint[] => [
	page.link === undefined ? 'Esc/q/Enter close' : 'Esc/q close  Enter go there',
	...planHints(page),
	...(page.jumps?.length ? ['1-9 jump'] : []),
	...(hasLinks ? ['Tab links'] : []),
	...(page.past?.length ? ['[ back'] : []),
	...(page.future?.length ? ['] forward'] : []),
	...(page.about?.symbol ? ['i uses', 'm menu'] : []),
	'y copy',
	...(page.about ? [`${editKey(keys)} edit`] : []),
	'Up/Down line',
	'Space/PgDn PgUp page',
	'g/G ends',
	'/ find',
];

const editKey = ({page}: KeyProfile): string =>
	keyName([...page].find(([, command]) => command === 'edit')?.[0] ?? 'alt-e');
