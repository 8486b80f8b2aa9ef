import SchemagenModel

/// The foreign keys of a schema seen from the tables that they point at.
struct Relations {
    /// A foreign key with the table that it stands in.
    struct Incoming {
        let table: Table
        let foreignKey: ForeignKey
    }

    /// By the Swift name of the referenced table, in the order of the schema.
    private let incoming: [String: [Incoming]]

    init(_ schema: Schema) {
        var incoming: [String: [Incoming]] = [:]
        for table in schema.tables {
            for foreignKey in table.foreignKeys {
                incoming[foreignKey.table, default: []].append(Incoming(table: table, foreignKey: foreignKey))
            }
        }
        self.incoming = incoming
    }

    /// The foreign keys that point at a table.
    func pointing(at table: String) -> [Incoming] { incoming[table] ?? [] }
}

extension ForeignKey.Action {
    /// The words of SQL in lower case.
    var words: String {
        switch self {
        case .noAction: "no action"
        case .restrict: "restrict"
        case .cascade: "cascade"
        case .setNull: "set null"
        case .setDefault: "set default"
        }
    }
}
