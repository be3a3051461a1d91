/** Prompts, values and help of characters that take two cells or none, and some that would steer a terminal. */
export const wideKconfig = `mainmenu "日本語の設定 \u{1F427}"

config HOST
	string "ホスト名、とても長い名前なので切らなければなりません、どんな端末でもはみ出してはいけません"
	default "ぺんぎん"
	help
	  これはとても長い説明です。空白がないので、どこでも折り返すことができますし、幅は一文字につき二つのセルになります。
	  Zu\u0308rich mit kombiniertem Zeichen, e\u0301\u0302\u0303 mit dreien.

config FAMILY
	bool "\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466} family, \u{1F1EB}\u{1F1EE} flag, \u{1F44D}\u{1F3FD} skin, \u2764\uFE0F heart"

config LONG
	string "Value that is too long"
	default "値値値値値値値値値値値値値値値値値値値値値値値値値値値値値値値値値値値値値値値値値値値値値値値値値値値値値値値値"

config STEERING
	bool "Turns\u202E the text\u202C and\u200B hides"

menu "サブメニュー"

config INNER
	bool "中"
	help
	  深い。

endmenu
`;
