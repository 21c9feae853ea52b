-- Each new line is written into every index, and each score of its customer rewrites them: the other orders are taken out of the first one's index, which holds all that they go by.
DROP INDEX desk_line_stake;
DROP INDEX desk_line_chance;
DROP INDEX desk_line_opened;
