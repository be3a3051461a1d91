import {exitStatus} from '../errors.ts';
import {newsLines, newsNotes, newsObject} from './catalogue-report.ts';
import {loadConfiguration, nameFrom} from './configuration.ts';
import {withConfiguredAccount} from './configured-account.ts';
import type {CommandContext} from './context.ts';
import {tellWarnings} from './save.ts';
import {catalogueNews, writeFragments, type CatalogueNews} from './update-catalogue.ts';

export type CatalogueArguments = {
	readonly action: 'update' | 'diff';
	/** CPU machines and those for confidential computing as well. */
	readonly all?: boolean | undefined;
};

/**
 * `dcmenu catalogue diff`: what came, went and changed price since the project's generated fragments (else the shipped
 * ones) were written. `dcmenu catalogue update` writes them anew into the project.
 */
export async function catalogueCommand(
	{action, all = false}: CatalogueArguments,
	context: CommandContext,
): Promise<number> {
	return withConfiguredAccount(context, async account => {
		const news = await catalogueNews(account, all, context);
		if (action === 'update') await update(news, context);
		else tell(news, {}, context);
		return exitStatus.done;
	});
}

async function update(news: CatalogueNews, context: CommandContext): Promise<void> {
	const files = await writeFragments(news.regenerated, context);
	const written = files.map(file => nameFrom(context.directory, file));
	tell(news, {written}, context);
	for (const file of written) context.stderr.write(`catalogue written to ${file}\n`);
	const {project, warnings} = await loadConfiguration(context);
	const read = new Set(project.tree.files.map(file => nameFrom(context.directory, file)));
	tellWarnings(
		[
			...written
				.filter(file => !read.has(file))
				.map(
					file => `${nameFrom(context.directory, project.kconfigFile)} does not source ${file}.`,
				),
			...warnings,
		],
		context,
	);
}

function tell(news: CatalogueNews, more: object, {options, stdout, stderr}: CommandContext): void {
	const lines = newsLines(news);
	if (options.json) stdout.write(`${JSON.stringify({...newsObject(news), ...more})}\n`);
	else for (const line of lines) stdout.write(`${line}\n`);
	for (const note of newsNotes(news)) stderr.write(`${note}\n`);
	if (lines.length === 0) stderr.write('Nothing came, went or changed.\n');
}
