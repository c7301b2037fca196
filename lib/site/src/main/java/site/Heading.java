package site;

/**
 * A heading of a page, with the text below it, up to the next heading.
 *
 * @param level 1 to 6
 * @param id its anchor
 * @param title its text
 * @param text the words below it, for the search
 */
record Heading(int level, String id, String title, String text) {}
