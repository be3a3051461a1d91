import {render} from 'ink';
import type {ComponentProps} from 'react';
import {App} from './app.tsx';
import {ThemeContext} from './terminal/line-view.tsx';
import type {Theme} from './drawing/theme.ts';

/** Ink's hold on the terminal. */
export type InkScreens = {
	/** Rejects with a bug of the components. */
	readonly ended: Promise<unknown>;
	/** Puts the terminal back. */
	close(): Promise<void>;
};

/** Has Ink draw the screens. FORCE_COLOR has to be set before this is imported. */
export const drawScreens = (
	props: ComponentProps<typeof App>,
	theme: Theme,
	streams: {readonly stdin: NodeJS.ReadStream; readonly stdout: NodeJS.WriteStream},
): InkScreens => {
	const screens = render(
		<ThemeContext value={theme}>
			<App {...props} />
		</ThemeContext>,
		{
			...streams,
			alternateScreen: true,
			// Whoever shows screens has looked for that. Ink by itself draws nothing where CI is set, were it to nothing.
			interactive: true,
			incrementalRendering: true,
			exitOnCtrlC: false,
			maxFps: 60,
		},
	);
	return {
		ended: screens.waitUntilExit(),
		async close() {
			screens.unmount();
			await screens.waitUntilExit();
		},
	};
};
