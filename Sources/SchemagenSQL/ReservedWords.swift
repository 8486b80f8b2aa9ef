/// The words that cannot be bare names everywhere, in PostgreSQL 14 to 18 or in SQLite.
///
/// One list serves both databases, so that a name looks the same in both files.
enum ReservedWords {
    /// All of them, in lower case.
    static let all: Set<String> = {
        var words: Set<String> = []
        for list in [postgresql, sqlite] {
            for word in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) { words.insert(String(word)) }
        }
        return words
    }()

    /// Whether a name can be one of the words: false for nearly all that are none, without hashing a text.
    static func mayHold(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let digest = digest(bytes)
        return filter[digest >> 6] & (1 << UInt64(digest & 63)) != 0
    }

    /// The digests of all words, a bit each.
    private static let filter: [UInt64] = {
        var filter = [UInt64](repeating: 0, count: 128)
        for word in all {
            let digest = Array(word.utf8).withUnsafeBufferPointer(digest)
            filter[digest >> 6] |= 1 << UInt64(digest & 63)
        }
        return filter
    }()

    /// A number below 8192.
    private static func digest(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var digest: UInt32 = 0
        for byte in bytes { digest = (digest ^ UInt32(byte)) &* 0x0100_0193 }
        return Int(digest >> 19)
    }

    /// The keywords of PostgreSQL that are reserved, or cannot be the name of a function or type: those that its own
    /// `quote_identifier` quotes. The last line came with 16 and later.
    private static let postgresql = """
        all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both case cast
        char character check coalesce collate collation column concurrently constraint create cross current_catalog
        current_date current_role current_schema current_time current_timestamp current_user dec decimal default deferrable
        desc distinct do else end except exists extract false fetch float for foreign freeze from full grant greatest group
        grouping having ilike in initially inner inout int integer intersect interval into is isnull join lateral leading
        least left like limit localtime localtimestamp national natural nchar none normalize not notnull null nullif numeric
        offset on only or order out outer overlaps overlay placing position precision primary real references returning
        right row select session_user setof similar smallint some substring symmetric table tablesample then time timestamp
        to trailing treat trim true union unique user using values varchar variadic verbose when where window with
        xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable
        json json_array json_arrayagg json_exists json_object json_objectagg json_query json_scalar json_serialize
        json_table json_value merge_action system_user
        """

    /// The keywords of SQLite that it does not take as bare names, and those that it takes in some places only.
    private static let sqlite = """
        add all alter and as autoincrement between case cast check collate commit constraint create current_date
        current_time current_timestamp default deferrable delete distinct drop else escape except exists foreign from group
        having if in index indexed insert intersect into is isnull join limit match not nothing notnull null on or order
        over filter primary raise references regexp glob like returning select set table then to transaction trigger union
        unique update using values when where with without window rowid
        """
}
