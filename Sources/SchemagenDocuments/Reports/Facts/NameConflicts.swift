import SchemagenModel

/// Names that two things share where only one can have them.
///
/// A schema that the language accepts has none: its errors say so. Counted here they are a fact about the schema that a
/// report is written for, and not a promise of another stage.
struct NameConflicts {
    /// A name and those that have it.
    struct Conflict {
        /// Where the name has to be unique: `PostgreSQL`, `SQLite`, `Swift`.
        let place: String
        let name: String
        /// In words: `table Order`, `index orders_idx of Order`.
        let owners: [String]
        /// The Swift names of the tables that they are or belong to.
        let tables: [String]
    }

    /// Of SQL names, database by database.
    let sql: [Conflict]
    /// Of Swift types and of the files that they are written to.
    let swift: [Conflict]
    /// How many SQL names were compared, tables, views, indexes, sequences and types of all databases.
    let compared: Int

    init(_ schema: Schema) {
        var sql: [Conflict] = []
        var compared = 0
        for database in schema.settings.databases {
            var names = Names(on: database)
            names.add(schema)
            sql += names.conflicts
            compared += names.count
        }
        self.sql = sql
        self.compared = compared
        var types = Register(place: "Swift")
        for info in schema.tables.map(\.info) {
            types.claim(SwiftFileName.key(info.name), info.name, "table \(info.name)", of: info.name)
        }
        func claim(_ infos: [ObjectInfo], _ kind: String) {
            for info in infos {
                types.claim(SwiftFileName.key(info.name), info.name, "\(kind) \(info.name)", of: nil)
            }
        }
        claim(schema.views.map(\.info), "view")
        claim(schema.enums.map(\.info), "enum")
        claim(schema.types.map(\.info), "type")
        swift = types.conflicts
    }

    /// Who has which name in one list of names.
    private struct Register {
        let place: String
        private var owners: [String: [(name: String, owner: String, table: String?)]] = [:]
        private var order: [String] = []

        init(place: String) { self.place = place }

        var count: Int { order.count }

        mutating func claim(_ key: String, _ name: String, _ owner: String, of table: String?) {
            if owners[key] == nil { order.append(key) }
            owners[key, default: []].append((name, owner, table))
        }

        var conflicts: [Conflict] {
            order.compactMap { key in
                guard let all = owners[key], all.count > 1 else { return nil }
                return Conflict(
                    place: place, name: all[0].name, owners: all.map(\.owner),
                    tables: ReportText.unique(all.compactMap(\.table)))
            }
        }
    }

    /// The lists of names of one database. PostgreSQL keeps tables, views, indexes and sequences of a namespace in one,
    /// and enums, domains and the row types of tables in another, cut at 63 bytes. SQLite keeps one for everything, and
    /// does not tell capitals from small letters.
    private struct Names {
        private let database: Database
        private var relations: Register
        private var types: Register

        init(on database: Database) {
            self.database = database
            relations = Register(place: database.title)
            types = Register(place: "\(database.title), types")
        }

        var count: Int { relations.count + types.count }
        var conflicts: [Conflict] { relations.conflicts + types.conflicts }

        mutating func add(_ schema: Schema) {
            for table in schema.tables where table.info.databases.contains(database) { add(table) }
            for view in schema.views where view.info.databases.contains(database) {
                claim(view.info, "view \(view.info.name)", of: nil)
                for index in view.indexes where index.databases.contains(database) {
                    relation(index.sqlName, in: view.info.sqlSchema, "index of view \(view.info.name)", of: nil)
                }
            }
            guard database == .postgresql else { return }
            for item in schema.sequences where item.info.databases.contains(database) {
                relation(item.info.sqlName, in: item.info.sqlSchema, "sequence \(item.info.name)", of: nil)
            }
            let enums = schema.enums.filter { $0.storage == .native }.map { ($0.info, "enum") }
            let domains = schema.types.filter { $0.storage == .domain }.map { ($0.info, "domain") }
            for (info, kind) in enums + domains where info.databases.contains(database) {
                types.claim(key(info.sqlName, info.sqlSchema), info.sqlName, "\(kind) \(info.name)", of: nil)
            }
        }

        private mutating func add(_ table: Table) {
            let info = table.info
            claim(info, "table \(info.name)", of: info.name)
            func index(_ name: String, _ kind: String, _ databases: DatabaseSet) {
                guard databases.contains(database), !name.isEmpty else { return }
                relation(name, in: info.sqlSchema, "\(kind) of \(info.name)", of: info.name)
            }
            // Keys of SQLite have indexes that nobody names.
            if database == .postgresql {
                if let key = table.primaryKey { index(key.info.sqlName, "primary key", key.info.databases) }
                for item in table.uniques { index(item.info.sqlName, "unique constraint", item.info.databases) }
                for item in table.exclusions { index(item.info.sqlName, "exclusion constraint", item.info.databases) }
                for column in table.columns where column.databases.contains(database) {
                    if let identity = column.identity { index(identity.sequenceName, "sequence", column.databases) }
                }
            }
            for item in table.indexes { index(item.sqlName, "index", item.databases) }
            guard database == .postgresql, let partitioning = table.options.partitioning else { return }
            add(partitioning, of: info)
        }

        private mutating func add(_ partitioning: Partitioning, of info: ObjectInfo) {
            for partition in partitioning.partitions {
                var inner = info
                inner.sqlName = partition.sqlName
                claim(inner, "partition \(partition.name) of \(info.name)", of: info.name)
                for index in partition.partitionedIndexes where index.databases.contains(database) {
                    relation(
                        index.sqlName, in: info.sqlSchema, "index of partition \(partition.name) of \(info.name)",
                        of: info.name)
                }
                if let nested = partition.partitioning { add(nested.partitioning, of: info) }
            }
        }

        /// A table or view is a relation, and its rows have a type.
        private mutating func claim(_ info: ObjectInfo, _ owner: String, of table: String?) {
            relation(info.sqlName, in: info.sqlSchema, owner, of: table)
            guard database == .postgresql else { return }
            types.claim(key(info.sqlName, info.sqlSchema), info.sqlName, "rows of \(owner)", of: table)
        }

        private mutating func relation(_ name: String, in namespace: String?, _ owner: String, of table: String?) {
            relations.claim(key(name, namespace), name, owner, of: table)
        }

        private func key(_ name: String, _ namespace: String?) -> String {
            switch database {
            case .sqlite: SQLIdentifier.foldedForSQLite(name)
            case .postgresql: "\(namespace ?? "").\(SQLIdentifier.fitted(name))"
            }
        }
    }
}
