import {Box, Text, useInput} from 'ink';
import SelectInput from 'ink-select-input';
import {useEffect, useState, type JSX} from 'react';
import type {SelectionRequest} from '../../capacity/select.ts';
import type {CapacityState} from '../../capacity/snapshot.ts';
import {ExpectedError} from '../../errors.ts';
import {capacityAge} from './capacity-age.ts';
import type {Hint} from '../drawing/footer.ts';
import {glyphsFor} from '../drawing/glyphs.ts';
import type {Size} from '../drawing/layout.ts';
import {LinesView} from '../terminal/line-view.tsx';
import {line, type Line} from '../drawing/line.ts';
import type {Services} from '../services.ts';
import {
	defconfigRows,
	isTall,
	rowLabel,
	strategyRows,
	type StrategyEntry,
	type StrategyRow,
} from './strategy-entries.ts';
import {listHeight, strategyAbout, strategyBottom, strategyTop} from './strategy-frame.ts';

type Props = {
	readonly services: Services;
	readonly capacity: CapacityState;
	/** Market, location and price that the badges are told for. */
	readonly wish: Omit<SelectionRequest, 'target'>;
	readonly size: Size;
	readonly ascii: boolean;
	/** Milliseconds since the epoch. */
	readonly now: number;
	readonly onPick: (entry: StrategyEntry) => void;
	readonly onQuit: () => void;
};

const strategyKeys = [
	'Enter choose',
	'Esc menu',
	'q quit',
	'1-9 choose that row',
	'Up/Down j/k',
	'R ask again',
];
const defconfigKeys = [
	'Enter load',
	'Esc back',
	'q quit',
	'1-9 load that row',
	'Up/Down j/k',
	'R ask again',
];

/** What a project without `.config` starts from. Esc goes to the menu with the defaults. */
export function StrategyPicker(props: Props): JSX.Element {
	const {services, onPick, onQuit} = props;
	const [place, setPlace] = useState<'strategies' | 'defconfigs' | 'back'>('strategies');
	useInput((input, key) => {
		if (input === 'q' || (key.ctrl && input === 'c')) onQuit();
		else if (input === 'R') services.refreshCapacity();
		else if (key.escape || key.leftArrow || key.backspace || key.delete || /^[hex]$/.test(input)) {
			if (place === 'defconfigs') setPlace('back');
			else if (key.escape || /^[ex]$/.test(input)) onPick({kind: 'menu'});
		}
	});

	if (place === 'defconfigs') return <DefconfigList {...props} />;
	return (
		<PickList
			{...props}
			key="strategies"
			title={`No ${services.configFile} yet. How should dcmenu find a GPU?`}
			keys={strategyKeys}
			rows={strategyRows}
			initialIndex={
				place === 'back' ? strategyRows.findIndex(({entry}) => entry === 'defconfigs') : 0
			}
			onSelect={({entry}) => (entry === 'defconfigs' ? setPlace(entry) : onPick(entry))}
		/>
	);
}

/** The project's and the shipped defconfigs, each with what it would take now. */
function DefconfigList(props: Props): JSX.Element {
	const {services, size, ascii, onPick} = props;
	const [rows, setRows] = useState<readonly StrategyRow[]>();
	const [thrown, setThrown] = useState<{error: unknown}>();
	useEffect(() => {
		services.defconfigs().then(
			entries => setRows(defconfigRows(entries)),
			(error: unknown) => setThrown({error}),
		);
	}, [services]);

	if (thrown && !(thrown.error instanceof ExpectedError)) throw thrown.error;
	const trouble = thrown?.error instanceof ExpectedError ? thrown.error : undefined;
	const lines: Line[] = trouble
		? [` ${trouble.message}`, ...trouble.nextSteps.map(step => ` ${step}`)].map(text => line(text))
		: [];
	if (!rows || rows.length === 0) {
		const said = rows ? [line(' There are none.')] : lines;
		const glyphs = glyphsFor(ascii);
		const blank = Array.from({length: listHeight(size) - said.length}, () => line(''));
		const frame = [
			...top(props, 'Defconfigs'),
			...said,
			...blank,
			...strategyBottom(['Esc back', 'q quit'], size, glyphs),
		];
		return <LinesView lines={frame} columns={size.columns} />;
	}

	return (
		<PickList
			{...props}
			key="defconfigs"
			title={`Defconfigs (${rows.length}): which one?`}
			keys={defconfigKeys}
			rows={rows}
			onSelect={({entry}) => (entry === 'defconfigs' ? undefined : onPick(entry))}
		/>
	);
}

function PickList({
	title,
	keys,
	rows,
	initialIndex = 0,
	onSelect,
	...props
}: Props & {
	readonly title: string;
	readonly keys: readonly Hint[];
	readonly rows: readonly StrategyRow[];
	readonly initialIndex?: number;
	readonly onSelect: (row: StrategyRow) => void;
}): JSX.Element {
	const {size, ascii} = props;
	const look = {...props, glyphs: glyphsFor(ascii)};
	const width = size.columns - 1;
	const [highlighted, setHighlighted] = useState(rows[initialIndex]);
	// The list itself only moves: its digits count the rows that are in the window, and these are told their numbers.
	useInput((input, key) => {
		const isChosen = key.return || key.rightArrow || input === ' ' || input === 'l';
		const row = isChosen ? highlighted : rows[/^[1-9]$/.test(input) ? Number(input) - 1 : -1];
		if (row) onSelect(row);
	});
	const about = strategyAbout(highlighted?.about ?? '', size, look.glyphs);
	const height = listHeight(size) - about.length;
	const limit = Math.floor(height / (isTall(width) ? 2 : 1));
	return (
		<Box flexDirection="column">
			<LinesView lines={top(props, title)} columns={size.columns} />
			<Box height={height} overflow="hidden">
				<SelectInput
					items={rows.map((row, index) => ({
						key: row.id,
						value: row,
						label: rowLabel(numbered(row, index), width, look),
					}))}
					limit={limit}
					initialIndex={initialIndex}
					indicatorComponent={Indicator}
					itemComponent={Item}
					onHighlight={({value}) => setHighlighted(value)}
				/>
			</Box>
			<LinesView
				lines={[...about, ...strategyBottom(keys, size, look.glyphs)]}
				columns={size.columns}
			/>
		</Box>
	);
}

/** With the digit that chooses it. */
const numbered = (row: StrategyRow, index: number): StrategyRow => ({
	...row,
	text: `${index < 9 ? index + 1 : ' '} ${row.text}`,
});

const top = ({services, capacity, now, size, ascii}: Props, title: string): Line[] =>
	strategyTop(
		title,
		services.accountLabel,
		capacityAge(capacity, now, glyphsFor(ascii)),
		size,
		glyphsFor(ascii),
	);

// The cursor is a character as well as a colour: with colours off it must still be seen.
const Indicator = ({isSelected = false}: {readonly isSelected?: boolean}): JSX.Element => (
	<Text>{isSelected ? '>' : ' '}</Text>
);

const Item = ({
	isSelected = false,
	label,
}: {
	readonly isSelected?: boolean;
	readonly label: string;
}): JSX.Element => (
	<Text inverse={isSelected} wrap="truncate">
		{label}
	</Text>
);
