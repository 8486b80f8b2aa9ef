import SchemagenModel

/// The words that cannot name a table or column without quotes.
public enum ReservedWords {
    /// Whether a name, whatever its case, is reserved on a database.
    public static func contains(_ name: String, on database: Database) -> Bool {
        // The longest reserved word has 17 letters. Length and first letter tell most names from all of them.
        let length = name.utf8.count
        guard length <= 17, let first = name.utf8.first, shapes[length] >> UInt32(first & 31) & 1 == 1 else {
            return false
        }
        // Nearly every name is in lower case already.
        var word = name
        for byte in name.utf8 where byte < 0x61 && byte != 0x5F {
            word = name.lowercased()
            break
        }
        switch database {
        case .postgresql: return postgresql.contains(word)
        case .sqlite: return sqlite.contains(word)
        }
    }

    /// For each length the first letters of the words that have it, as bits. Capitals share the bits of small letters.
    private static let shapes: [UInt32] = {
        var shapes = [UInt32](repeating: 0, count: 18)
        for word in postgresql.union(sqlite) {
            if let first = word.utf8.first { shapes[word.utf8.count] |= 1 << UInt32(first & 31) }
        }
        return shapes
    }()

    /// Reserved by PostgreSQL 14 to 18, those that may name a function or type included: none of them may name a column.
    static let postgresql: Set<String> = [
        "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "authorization", "binary",
        "both",
        "case", "cast", "check", "collate", "collation", "column", "concurrently", "constraint", "create", "cross",
        "current_catalog", "current_date", "current_role", "current_schema", "current_time", "current_timestamp",
        "current_user", "default", "deferrable", "desc", "distinct", "do", "else", "end", "except", "false", "fetch",
        "for", "foreign", "freeze", "from", "full", "grant", "group", "having", "ilike", "in", "initially", "inner",
        "intersect", "into", "is", "isnull", "join", "lateral", "leading", "left", "like", "limit", "localtime",
        "localtimestamp", "natural", "not", "notnull", "null", "offset", "on", "only", "or", "order", "outer",
        "overlaps",
        "placing", "primary", "references", "returning", "right", "select", "session_user", "similar", "some",
        "symmetric", "system_user", "table", "tablesample", "then", "to", "trailing", "true", "union", "unique", "user",
        "using", "variadic", "verbose", "when", "where", "window", "with",
    ]

    /// SQLite's keywords without those that it takes for names where a name is expected.
    static let sqlite: Set<String> = [
        "add", "all", "alter", "and", "as", "autoincrement", "between", "case", "check", "collate", "commit",
        "constraint",
        "create", "cross", "default", "deferrable", "delete", "distinct", "drop", "else", "escape", "except", "exists",
        "foreign", "from", "full", "group", "having", "in", "index", "inner", "insert", "intersect", "into", "is",
        "isnull",
        "join", "left", "limit", "natural", "not", "nothing", "notnull", "null", "on", "or", "order", "outer",
        "primary",
        "references", "returning", "right", "select", "set", "table", "then", "to", "transaction", "union", "unique",
        "update", "using", "values", "when", "where",
    ]

    /// The columns that every table of PostgreSQL has, hidden: none of its own may have their names.
    static let postgresqlSystemColumns: Set<String> = ["ctid", "xmin", "xmax", "cmin", "cmax", "tableoid"]

    /// The types of PostgreSQL 14 to 18 that are found by their name alone before any of a schema's own (pg_type).
    static let postgresqlTypes: Set<String> = [
        "aclitem", "any", "anyarray", "anycompatible", "anycompatiblearray", "anycompatiblemultirange",
        "anycompatiblenonarray", "anycompatiblerange", "anyelement", "anyenum", "anymultirange", "anynonarray",
        "anyrange", "bit", "bool", "box", "bpchar", "bytea", "char", "cid", "cidr", "circle", "cstring", "date",
        "datemultirange", "daterange", "event_trigger", "fdw_handler", "float4", "float8", "gtsvector",
        "index_am_handler", "inet", "int2", "int2vector", "int4", "int4multirange", "int4range", "int8",
        "int8multirange", "int8range", "internal", "interval", "json", "jsonb", "jsonpath", "language_handler",
        "line", "lseg", "macaddr", "macaddr8", "money", "name", "numeric", "nummultirange", "numrange", "oid",
        "oidvector", "path", "point", "polygon", "record", "refcursor", "regclass", "regcollation", "regconfig",
        "regdictionary", "regnamespace", "regoper", "regoperator", "regproc", "regprocedure", "regrole", "regtype",
        "table_am_handler", "text", "tid", "time", "timestamp", "timestamptz", "timetz", "trigger", "tsm_handler",
        "tsmultirange", "tsquery", "tsrange", "tstzmultirange", "tstzrange", "tsvector", "txid_snapshot", "unknown",
        "uuid", "varbit", "varchar", "void", "xid", "xid8", "xml",
    ]
}
