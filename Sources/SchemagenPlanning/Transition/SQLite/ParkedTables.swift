import SchemagenEvolution
import SchemagenModel

/// Tables of SQLite that go while one that stays takes their names and another that stays refers to them.
///
/// SQLite knows the target of a foreign key by its name alone, and lets it follow a rename. Such a table therefore steps
/// aside under a name in between, with the foreign keys to it, and goes when nothing refers to it any more.
struct ParkedTables {
    /// The names in between, by offset into the old tables.
    let names: [Int: String]

    init(_ correspondence: Correspondence) {
        let (old, new) = (correspondence.old, correspondence.new)
        var gone = correspondence.tables.removed.filter { old.holds(old.schema.tables[$0]) }
        var taken: Set<String> = []
        var referred: Set<String> = []
        for pair in correspondence.tables.pairs {
            let (before, after) = (old.schema.tables[pair.old], new.schema.tables[pair.new])
            guard old.holds(before) else { continue }
            guard new.holds(after) else {
                gone.append(pair.old)
                continue
            }
            taken.insert(SQLIdentifier.foldedForSQLite(after.info.sqlName))
            for key in before.foreignKeys where key.info.databases.contains(.sqlite) { referred.insert(key.table) }
        }
        var names: [Int: String] = [:]
        for offset in gone {
            let info = old.schema.tables[offset].info
            guard referred.contains(info.name), taken.contains(SQLIdentifier.foldedForSQLite(info.sqlName)) else {
                continue
            }
            // The name in between of a table that is made anew is another one.
            names[offset] = SQLIdentifier.fitted("schemagen_gone_\(info.sqlName)")
        }
        self.names = names
    }
}
