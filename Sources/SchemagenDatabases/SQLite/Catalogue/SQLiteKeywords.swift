/// The words that mean something to SQLite.
enum SQLiteKeywords {
    /// Words that mean another thing with quotes than without, wherever they stand: no name without quotes, a function
    /// (`CURRENT_DATE`), a kind of join, a value.
    static func meansMoreThanName(_ word: [UInt8]) -> Bool { reserved.contains(word) }

    /// Words that are keywords where they fit, and names elsewhere.
    static func canBeKeyword(_ word: [UInt8]) -> Bool { others.contains(word) || reserved.contains(word) }

    /// `TRUE` and `FALSE`: columns of these names come first.
    static func isTruth(_ word: [UInt8]) -> Bool { truths.contains(word) }

    private static func words(_ text: String) -> Set<[UInt8]> {
        Set(text.utf8.split { $0 == 0x20 || $0 == 0x0A }.map { Array($0) })
    }

    private static let truths = words("true false")

    private static let reserved = words(
        """
        add all alter and as autoincrement between case check collate commit constraint create cross
        current_date current_time current_timestamp default deferrable delete distinct drop else escape except exists
        foreign from full group having in index inner insert intersect into is isnull join left limit natural not
        nothing notnull null on or order outer primary references returning right select set table then to transaction
        union unique update using values when where
        """)

    private static let others = words(
        """
        abort action after always analyze asc attach before begin by cascade cast column conflict current database
        deferred desc detach do each end exclude exclusive explain fail filter first following for generated glob groups
        if ignore immediate indexed initially instead key last like match materialized no nulls of offset others over
        partition plan pragma preceding query raise range recursive regexp reindex release rename replace restrict
        rollback row rows savepoint temp temporary ties trigger unbounded vacuum view virtual window with within without
        """)
}
