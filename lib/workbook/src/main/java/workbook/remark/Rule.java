package workbook.remark;

import java.util.Optional;

/** Finds one kind of weakness in a file. Returns nothing if it is not sure. */
interface Rule {
    Optional<Remark> check(ParsedFile file);
}
