/// Reads the texts that create objects, and puts those together that only make sense as one.
struct DefinitionReader {
    private(set) var objects: [CatalogueIdentity: ObjectDefinition] = [:]
    private(set) var parts: [CatalogueIdentity: CatalogueIdentity] = [:]

    private let addresses: CatalogueAddresses
    private let unchecked: Set<CatalogueIdentity>

    init(addresses: CatalogueAddresses, unchecked: Set<CatalogueIdentity>) {
        self.addresses = addresses
        self.unchecked = unchecked
    }

    /// Reads them inside a snapshot.
    mutating func read(_ connection: PostgreSQLConnection) throws {
        let names = try ObjectNames(connection, addresses)
        for statement in DefinitionStatement.all(connection.serverMajorVersion) {
            for row in try connection.query(statement.sql).rows where row.count == 5 {
                // What has no address is an extension's.
                guard let address = CatalogueAddress(row), let identity = addresses[address], let text = row[3],
                    let name = names[identity]
                else { continue }
                let isUnchecked = unchecked.contains(identity)
                objects[identity] = ObjectDefinition(
                    kind: statement.kind, identity: name.name, owner: name.owner,
                    create: isUnchecked ? Self.withoutCheck(text) : text, drop: row[4],
                    writtenDrop: row[4] ?? Self.drop(statement.kind, name, names),
                    settings: isUnchecked ? ["check_function_bodies"] : [])
            }
        }
        try joinTypes(connection)
        try findParts(connection)
    }

    /// DROP with kind and identity.
    private static func drop(_ kind: String, _ entry: ObjectNames.Entry, _ names: ObjectNames) -> String {
        let name = kind == "cast" ? "(\(entry.name))" : entry.name
        let owner = entry.owner.flatMap { names[$0] }.map { " ON \($0.name)" } ?? ""
        return "DROP \(kind.uppercased()) \(name)\(owner)"
    }

    /// SET and RESET do inside a transaction what they do outside one; the end of either leaves the session as it was.
    private static func withoutCheck(_ text: String) -> String {
        "SET check_function_bodies = off;\n\(text);\nRESET check_function_bodies"
    }

    /// A base type is announced, then its functions are written, then it is made: neither stands without the other.
    private mutating func joinTypes(_ connection: PostgreSQLConnection) throws {
        var functions: [(type: CatalogueIdentity, members: [CatalogueIdentity])] = []
        for row in try connection.query(DefinitionStatement.typeFunctions).rows where row.count == 6 {
            guard let type = CatalogueAddress(row).flatMap({ addresses[$0] }),
                let function = CatalogueAddress(row[3...]).flatMap({ addresses[$0] }),
                parts[function] == nil, objects[function] != nil
            else { continue }
            parts[function] = type
            if functions.last?.type == type {
                functions[functions.count - 1].members.append(function)
            } else {
                functions.append((type, [function]))
            }
        }
        for (type, members) in functions {
            guard let definition = objects[type] else { continue }
            let name = type.path.map(PostgreSQLConnection.quotedIdentifier).joined(separator: ".")
            let texts = members.compactMap { objects[$0]?.create }
            objects[type] = ObjectDefinition(
                kind: definition.kind, identity: definition.identity,
                create: (["CREATE TYPE \(name)"] + texts + [definition.create]).joined(separator: ";\n"),
                // The functions need the type and the type the functions.
                drop: "DROP TYPE \(definition.identity) CASCADE",
                writtenDrop: "DROP TYPE \(definition.identity) CASCADE")
            for member in members { objects[member] = nil }
        }
    }

    /// Operators that another announces, the triggers that partitions have from their table, the constraints of foreign
    /// tables.
    private mutating func findParts(_ connection: PostgreSQLConnection) throws {
        let query = """
            SELECT o.tableoid::bigint, x.oid::bigint, 0, o.tableoid::bigint, o.oid::bigint, 0
            FROM pg_operator o JOIN pg_operator x ON x.oid IN (o.oprcom, o.oprnegate) AND x.oprcode = 0
            WHERE o.oid >= 16384
            UNION ALL
            SELECT t.tableoid::bigint, t.oid::bigint, 0, t.tableoid::bigint, p.oid::bigint, 0
            FROM pg_trigger t CROSS JOIN LATERAL (
                WITH RECURSIVE parent AS (
                    SELECT p.oid, p.tgparentid FROM pg_trigger p WHERE p.oid = t.tgparentid
                    UNION ALL SELECT p.oid, p.tgparentid FROM pg_trigger p JOIN parent ON p.oid = parent.tgparentid
                ) SELECT oid FROM parent WHERE tgparentid = 0
            ) p WHERE t.tgparentid <> 0
            """
        for row in try connection.query(query).rows where row.count == 6 {
            guard let part = CatalogueAddress(row).flatMap({ addresses[$0] }),
                let whole = CatalogueAddress(row[3...]).flatMap({ addresses[$0] })
            else { continue }
            parts[part] = whole
        }
        for identity in addresses.all.values where [.checkConstraint, .notNullConstraint].contains(identity.kind) {
            let table = CatalogueIdentity(.foreignTable, Array(identity.path.dropLast()))
            if objects[table] != nil { parts[identity] = table }
        }
    }
}
