/// One query of the system catalogue, whose rows are objects.
struct CatalogueStatement: Sendable {
    /// The query: kind, path and facts in this order.
    let sql: String
    /// A query of the same objects whose rows are kind, path and address; it starts behind `preamble`. Nil where the objects
    /// have no address that others could refer to.
    let addressQuery: String?
    private let kinds: [FactExpression.Kind]
    private let names: [CatalogueFact]

    /// Makes one.
    ///
    /// - Parameters:
    ///   - kind: An expression for the kind, as the raw value of `CatalogueKind`.
    ///   - path: Expressions for the parts of the path.
    ///   - facts: What is asked about each object.
    ///   - source: What follows FROM. `space` has the schemas that count, `relation` the rows of pg_class in them, with
    ///     `nspname`, that belong to no extension.
    ///   - address: Where the server keeps an object; left out it is where its comment is.
    init(
        kind: String, path: [String], facts: [FactExpression], from source: String,
        address: CatalogueAddressExpression? = nil
    ) {
        let pathText = "ARRAY[\(path.map { "(\($0))::text" }.joined(separator: ", "))]"
        let columns = [kind, pathText] + facts.map { "(\($0.sql))::\($0.kind.type)" }
        sql = "\(Self.preamble)SELECT \(columns.joined(separator: ",\n    "))\nFROM \(source)"
        let place = address ?? facts.lazy.compactMap(\.address).first
        addressQuery = place.map { "SELECT (\(kind))::text, \(pathText), \($0.columns)\nFROM \(source)" }
        kinds = facts.map(\.kind)
        names = facts.map(\.fact)
    }

    /// One whose objects are all of one kind.
    init(
        _ kind: CatalogueKind, path: [String], facts: [FactExpression], from source: String,
        address: CatalogueAddressExpression? = nil
    ) {
        self.init(kind: "'\(kind.rawValue)'", path: path, facts: facts, from: source, address: address)
    }

    /// What stands before each query.
    static let preamble = """
        WITH space AS (
            SELECT oid, nspname FROM pg_namespace WHERE nspname <> 'information_schema' AND nspname NOT LIKE 'pg\\_%'
        ), relation AS (
            SELECT c.*, n.nspname FROM pg_class c JOIN space n ON n.oid = c.relnamespace
            WHERE \(isNoExtensions("pg_class", "c.oid"))
        )

        """

    /// The condition that an object was not brought by an extension.
    static func isNoExtensions(_ catalogue: String, _ oid: String) -> String {
        "NOT EXISTS (SELECT FROM pg_depend x WHERE x.deptype = 'e' AND x.classid = '\(catalogue)'::regclass AND x.objid = \(oid))"
    }

    /// The objects that a connection sees.
    func objects(_ connection: PostgreSQLConnection) throws -> [CatalogueObject] {
        try connection.query(sql).rows.map { row in
            guard row.count == kinds.count + 2, let kind = row[0].flatMap(CatalogueKind.init), let path = row[1] else {
                throw PostgreSQLError(message: "the server's catalogue has an object without a kind or a name: \(row)")
            }
            var facts: [CatalogueFact: CatalogueValue] = [:]
            for ((kind, fact), value) in zip(zip(kinds, names), row[2...]) {
                facts[fact] = try value.flatMap { try kind.value($0) }
            }
            return CatalogueObject(CatalogueIdentity(kind, try PostgreSQLArray.elements(path)), facts)
        }
    }
}

/// A fact and the SQL expression that says it; where that is NULL nothing is said.
struct FactExpression: Sendable {
    /// What comes of the expression's value.
    enum Kind: Sendable {
        case text, flag, number, list

        var type: String {
            switch self {
            case .text: "text"
            case .flag: "boolean"
            case .number: "bigint"
            case .list: "text[]"
            }
        }

        /// A value that the server printed; none for what is not so.
        func value(_ text: String) throws -> CatalogueValue? {
            switch self {
            case .text: .text(text)
            case .flag: text == "t" ? .flag(true) : nil
            case .number: Int64(text).map(CatalogueValue.number)
            case .list: .list(try PostgreSQLArray.elements(text))
            }
        }
    }

    let fact: CatalogueFact
    let kind: Kind
    let sql: String
    /// Of the object itself, where this is its comment.
    var address: CatalogueAddressExpression?

    static func text(_ fact: CatalogueFact, _ sql: String) -> Self { Self(fact: fact, kind: .text, sql: sql) }

    /// One that is said only where it is true.
    static func flag(_ fact: CatalogueFact, _ sql: String) -> Self { Self(fact: fact, kind: .flag, sql: sql) }

    static func number(_ fact: CatalogueFact, _ sql: String) -> Self { Self(fact: fact, kind: .number, sql: sql) }

    static func list(_ fact: CatalogueFact, _ sql: String) -> Self { Self(fact: fact, kind: .list, sql: sql) }

    /// An array in an order that does not depend on who wrote it: the parameters of a relation.
    static func sorted(_ fact: CatalogueFact, _ array: String) -> Self {
        .list(fact, #"(SELECT array_agg(o ORDER BY o COLLATE "C") FROM unnest(\#(array)) o)"#)
    }

    /// A word for each letter of a `"char"`; none for the others.
    static func word(_ fact: CatalogueFact, _ letter: String, _ words: KeyValuePairs<String, String>) -> Self {
        .text(fact, "CASE \(letter) \(words.map { "WHEN '\($0)' THEN '\($1)'" }.joined(separator: " ")) END")
    }

    /// A function by its name and the types of its arguments, where there is one.
    static func function(_ fact: CatalogueFact, _ oid: String) -> Self {
        .text(fact, "CASE WHEN \(oid) <> 0 THEN \(oid)::regprocedure::text END")
    }

    /// What COMMENT said.
    static func comment(_ catalogue: String, _ oid: String, column: String = "0", fact: CatalogueFact = .comment)
        -> Self
    {
        var result = text(
            fact,
            """
            SELECT remark.description FROM pg_description remark
            WHERE remark.objoid = \(oid) AND remark.classoid = '\(catalogue)'::regclass AND remark.objsubid = \(column)
            """)
        if fact == .comment {
            result.address = CatalogueAddressExpression(catalogue: catalogue, oid: oid, column: column)
        }
        return result
    }
}
