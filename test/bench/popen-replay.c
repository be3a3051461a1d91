/*
 * Preloaded into C's conf, it answers popen() from the file that ANSWERS names, without running anything: each command, a
 * NUL, what it printed, a NUL, and so on. A command that is not in there ends the program.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *answers, *end;

static void load(void)
{
	FILE *file = fopen(getenv("ANSWERS"), "rb");
	long size;

	if (!file || fseek(file, 0, SEEK_END) || (size = ftell(file)) < 0)
		exit(99);
	rewind(file);
	answers = malloc(size);
	if (!answers || fread(answers, 1, size, file) != (size_t)size)
		exit(99);
	end = answers + size;
	fclose(file);
}

FILE *popen(const char *command, const char *mode)
{
	char *known, *output;

	if (!answers)
		load();
	for (known = answers; known < end; known = output + strlen(output) + 1) {
		output = known + strlen(known) + 1;
		if (strcmp(known, command))
			continue;
		return *output ? fmemopen(output, strlen(output), mode) : fopen("/dev/null", mode);
	}
	fprintf(stderr, "no answer of %s\n", command);
	exit(99);
}

int pclose(FILE *stream)
{
	return fclose(stream);
}
