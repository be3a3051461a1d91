import assert from 'node:assert/strict';
import {test} from 'node:test';
import {themeFrom} from '../../source/commands/theme.ts';
import {createContext} from '../helpers/command-context.ts';

const themeOf = (env: Record<string, string>) =>
	themeFrom({
		...createContext('/', {env: {TERM: 'xterm', ...env}}).context,
		stdout: {isTTY: true} as unknown as NodeJS.WriteStream,
	});

test('the theme follows the background that the terminal tells of', () => {
	assert.equal(themeOf({}), 'terminal');
	assert.equal(themeOf({COLORFGBG: '15;0'}), 'dark');
	assert.equal(themeOf({COLORFGBG: '0;15'}), 'light');
	assert.equal(themeOf({COLORFGBG: '0;default;7'}), 'light');
	assert.equal(themeOf({COLORFGBG: '12;8'}), 'dark');
	assert.equal(themeOf({COLORFGBG: 'default;default'}), 'terminal');
});

test('what is asked for goes first, then what the peers were told', () => {
	assert.equal(themeOf({DCMENU_THEME: 'light', MENUCONFIG_COLOR: 'blackbg'}), 'light');
	assert.equal(themeOf({MENUCONFIG_COLOR: 'blackbg', COLORFGBG: '0;15'}), 'dark');
	assert.equal(themeOf({MENUCONFIG_COLOR: 'classic'}), 'blue');
	assert.equal(themeOf({MENUCONFIG_STYLE: 'aquatic selection=fg:red'}), 'light');
	assert.equal(themeOf({MENUCONFIG_STYLE: ' selection=fg:white,bg:red,bold aquatic'}), 'light');
	assert.equal(themeOf({MENUCONFIG_STYLE: 'aquatic monochrome list=fg:#ff0000'}), 'mono');
	assert.equal(themeOf({MENUCONFIG_STYLE: 'unheard-of'}), 'terminal');
	assert.equal(themeOf({MENUCONFIG_STYLE: '=,:; path= fg'}), 'terminal');
	assert.equal(themeOf({MENUCONFIG_COLOR: 'constructor'}), 'terminal');
	assert.throws(() => themeOf({DCMENU_THEME: 'pink'}), /DCMENU_THEME=pink/);
});

test('where no colour is wanted there is none, whatever the theme', () => {
	assert.equal(themeOf({NO_COLOR: '1', DCMENU_THEME: 'dark'}), 'mono');
	assert.equal(themeOf({MENUCONFIG_COLOR: 'mono'}), 'mono');
	assert.equal(themeOf({CLICOLOR: '0'}), 'mono');
	assert.equal(themeOf({NO_COLOR: '1', FORCE_COLOR: '1', DCMENU_THEME: 'dark'}), 'dark');
});
