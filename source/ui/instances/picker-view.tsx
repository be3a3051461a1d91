import {Box, Text} from 'ink';
import SelectInput from 'ink-select-input';
import {useContext, type JSX} from 'react';
import type {AppState} from '../app-state.ts';
import {LinesView, ThemeContext} from '../terminal/line-view.tsx';
import {painted} from '../terminal/painted-line.ts';
import {pickerParts} from './picker-screen.ts';
import type {PickerState} from './picker-state.ts';

type Props = {readonly state: AppState; readonly overlay: PickerState};

/** Draws what `pickerScreen` says. Keys go to the store, as on every screen, so the list hears none itself. */
export const PickerView = ({state, overlay}: Props): JSX.Element => {
	const theme = useContext(ThemeContext);
	const {columns} = state.size;
	const {top, rows, height, bottom} = pickerParts(state, overlay);
	const items = rows.map(({row, lines}) => ({
		key: row.id,
		value: row.id,
		label: lines.map(line => painted(line, columns, theme)).join('\n'),
	}));
	return (
		<Box flexDirection="column">
			<LinesView lines={top} columns={columns} />
			<Box height={height} overflow="hidden">
				<SelectInput
					isFocused={false}
					items={items}
					indicatorComponent={NoIndicator}
					itemComponent={Item}
				/>
			</Box>
			<LinesView lines={bottom} columns={columns} />
		</Box>
	);
};

// A row has its own: with colours off the cursor must still be seen.
const NoIndicator = (): null => null;

const Item = ({label}: {readonly label: string}): JSX.Element => (
	<Text wrap="truncate">{label}</Text>
);
