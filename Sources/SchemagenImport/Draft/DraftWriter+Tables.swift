import SchemagenModel

extension DraftWriter {
    mutating func write(_ table: TableDraft) {
        let (table, extras) = onColumns(table)
        let module = table.module.map { " using \(SourceText.string($0))" } ?? ""
        let head = table.module == nil ? "table" : "virtual table"
        line("\(head) \(named(table.name, .table))\(module)\(joined(table.attributes)) {")
        for column in table.columns {
            var column = column
            column.attributes = (extras[column.name.swift] ?? []) + column.attributes
            write(column)
        }
        line("")
        if let key = table.primaryKey { write(key, word: "primaryKey", .primaryKey, of: table.name, table.allColumns) }
        for unique in table.uniques { write(unique, word: "unique", .unique, of: table.name, table.allColumns) }
        for key in table.foreignKeys { write(key, of: table.name, table.allColumns) }
        for exclusion in table.exclusions { write(exclusion, of: table.name, table.allColumns) }
        for index in table.indexes { write(index, of: table.name, table.allColumns) }
        for check in table.checks { write(check, of: table.name) }
        if let partitioning = table.partitioning { write(partitioning, of: table.name, table.allColumns) }
        line("}")
    }

    mutating func write(_ column: ColumnDraft) {
        documentation(column.documentation)
        let value = column.defaultValue.map { " = \($0)" } ?? ""
        line(
            "\(named(column.name, .column)): \(column.type)\(column.isNullable ? "?" : "")\(value)\(joined(column.attributes))"
        )
    }

    // MARK: On columns

    /// The table with what concerns one column taken off it, and the attributes that say the same.
    private func onColumns(_ table: TableDraft) -> (TableDraft, [String: [String]]) {
        var table = table
        var extras: [String: [String]] = [:]
        func sql(_ column: String) -> String { Self.sqlName(column, table.columns) }
        /// Whether it is written here: an inherited one is not.
        func isOwn(_ column: String) -> Bool { table.columns.contains { $0.name.swift == column } }
        func isPlain(_ key: KeyDraft) -> Bool {
            key.keys.count == 1 && key.include.isEmpty && key.predicate == nil && key.documentation == nil
                && key.keys[0].column.map(isOwn) == true
        }
        /// `@word`, with the name where it is another.
        func attribute(_ word: String, _ kind: NameKind, _ key: KeyDraft, _ column: String, _ more: [String]) -> String
        {
            let usual = naming.name(kind, table: table.name.sql, columns: [sql(column)])
            var arguments: [String] = []
            if let name = key.sqlName, name != usual { arguments.append("as: \(SourceText.sqlName(name))") }
            arguments += more
            return arguments.isEmpty ? word : "\(word)(\(arguments.joined(separator: ", ")))"
        }

        /// Whether `@deferrable` on the column could mean another key of it too.
        func isDeferrableBesides(_ key: ForeignKeyDraft, _ column: String) -> Bool {
            guard key.attributes.contains(where: { $0.hasPrefix("@deferrable") }) else { return false }
            if let keys = table.primaryKey?.keys, keys.count == 1, keys[0].column == column { return true }
            return extras[column]?.contains { $0.hasPrefix("@primaryKey") } == true
                || table.uniques.contains { $0.keys.count == 1 && $0.keys[0].column == column }
        }

        if let key = table.primaryKey, isPlain(key), key.attributes.isEmpty, key.keys[0].options.isEmpty,
            let column = key.keys[0].column
        {
            extras[column, default: []].append(attribute("@primaryKey", .primaryKey, key, column, []))
            table.primaryKey = nil
        }

        // The first foreign key of a column becomes its type, or a reference; others are members.
        var referring: Set<String> = []
        table.foreignKeys = Self.rest(of: table.foreignKeys) { key in
            guard key.columns.count == 1, key.referenced.count == 1, key.documentation == nil,
                let column = key.columns.first, let referenced = key.referenced.first,
                let place = table.columns.firstIndex(where: { $0.name.swift == column }),
                !table.columns[place].type.hasSuffix(".ID"), !key.attributes.contains("@matchFull"),
                !isDeferrableBesides(key, column),
                referring.insert(column).inserted
            else { return false }
            let usual = naming.name(
                .foreignKey, table: table.name.sql, columns: [sql(column)], target: sqlTables[key.table] ?? "")
            let hasName = key.sqlName.map { $0 != usual } ?? false
            let name = hasName ? key.sqlName.map { "as: \(SourceText.sqlName($0))" } : nil
            if key.refersToKey && key.hasTypeOfKey {
                table.columns[place].type = "\(SourceText.name(key.table)).ID"
                if let name { extras[column, default: []].append("@foreignKey(\(name))") }
            } else {
                let target = "\(SourceText.name(key.table)).\(SourceText.name(referenced))"
                extras[column, default: []].append(
                    "@references(\([target, name].compactMap { $0 }.joined(separator: ", ")))")
            }
            extras[column, default: []] += key.attributes
            return true
        }

        var unique: Set<String> = []
        table.uniques = Self.rest(of: table.uniques) { key in
            guard isPlain(key), key.attributes.allSatisfy({ $0 == "@nullsNotDistinct" }), key.keys[0].options.isEmpty,
                let column = key.keys[0].column, unique.insert(column).inserted
            else { return false }
            let more = key.attributes.isEmpty ? [] : ["nullsNotDistinct: true"]
            extras[column, default: []].append(attribute("@unique", .unique, key, column, more))
            return true
        }
        var indexed: Set<String> = []
        table.indexes = Self.rest(of: table.indexes) { key in
            guard isPlain(key), !key.isUniqueIndex, key.attributes.isEmpty, let column = key.keys[0].column,
                key.keys[0].options.allSatisfy({ $0 == "desc" }), indexed.insert(column).inserted
            else { return false }
            let more =
                (key.method.map { ["using: \(SourceText.name($0))"] } ?? [])
                + (key.keys[0].options.isEmpty ? [] : ["desc: true"])
            extras[column, default: []].append(attribute("@index", .index, key, column, more))
            return true
        }
        table.checks = Self.rest(of: table.checks) { check in
            guard let column = check.column, isOwn(column), check.attributes.isEmpty, check.documentation == nil else {
                return false
            }
            let usual = naming.check(table: table.name.sql, column: sql(column))
            let hasName = check.sqlName.map { $0 != usual } ?? false
            let name = hasName ? check.sqlName.map { ", as: \(SourceText.sqlName($0))" } ?? "" : ""
            // A condition with a name of its own reads better as a member, where that name says more than `as`.
            if hasName, naming.check(table: table.name.sql, name: check.name) == check.sqlName { return false }
            extras[column, default: []].append("@check(\(check.condition)\(name))")
            return true
        }
        return (table, extras)
    }

    /// The elements that the closure does not take. (`removeAll` would hold the table while the closure changes it.)
    private static func rest<Element>(of list: [Element], _ isTaken: (Element) -> Bool) -> [Element] {
        list.filter { !isTaken($0) }
    }

    // MARK: Members

    static func sqlName(_ column: String, _ columns: [ColumnDraft]) -> String {
        columns.first { $0.name.swift == column }?.name.sql ?? column
    }

    /// The SQL names by which the name of a key is made.
    static func sqlNames(_ key: KeyDraft, _ columns: [ColumnDraft]) -> [String] {
        let names = key.keys.map { key in
            if let column = key.column { return sqlName(column, columns) }
            for function in ["lower", "upper"] where key.expression.hasPrefix("\(function)(") { return function }
            return "expr"
        }
        return SQLNaming.parts(names + key.include.map { sqlName($0, columns) })
    }

    mutating func write(_ index: KeyDraft, of table: DraftName, _ columns: [ColumnDraft]) {
        if index.isUniqueIndex {
            write(index, word: "unique", .uniqueIndex, of: table, columns)
        } else {
            write(index, word: "index", .index, of: table, columns)
        }
    }

    mutating func write(
        _ key: KeyDraft, word: String, _ kind: NameKind, of table: DraftName, _ columns: [ColumnDraft]
    ) {
        documentation(key.documentation)
        var text = "\(word)(\(key.keys.map(source).joined(separator: ", ")))"
        // Covered columns stand in the names of indexes alone.
        var named = key
        if kind != .index, kind != .uniqueIndex { named.include = [] }
        if let name = key.sqlName, name != naming.name(kind, table: table.sql, columns: Self.sqlNames(named, columns)) {
            text += " as \(SourceText.sqlName(name))"
        }
        // Without a method `unique(…)` would be a constraint.
        let needsMethod = key.isUniqueIndex && key.predicate == nil && key.keys.allSatisfy { $0.column != nil }
        if let method = key.method ?? (needsMethod ? "btree" : nil) { text += " using \(SourceText.name(method))" }
        if !key.include.isEmpty { text += " include(\(key.include.map(SourceText.name).joined(separator: ", ")))" }
        if let predicate = key.predicate { text += " where \(predicate)" }
        line(text + joined(key.attributes))
    }

    private func source(_ key: KeyDraft.Key) -> String {
        ([key.column.map(SourceText.name) ?? key.expression] + key.options).joined(separator: " ")
    }

    private mutating func write(_ key: ForeignKeyDraft, of table: DraftName, _ columns: [ColumnDraft]) {
        documentation(key.documentation)
        var text = "foreignKey(\(key.columns.map(SourceText.name).joined(separator: ", ")))"
        let usual = naming.name(
            .foreignKey, table: table.sql, columns: key.columns.map { Self.sqlName($0, columns) },
            target: sqlTables[key.table] ?? "")
        if let name = key.sqlName, name != usual { text += " as \(SourceText.sqlName(name))" }
        text += " references \(SourceText.name(key.table))"
        if !key.refersToKey { text += "(\(key.referenced.map(SourceText.name).joined(separator: ", ")))" }
        line(text + joined(key.attributes))
    }

    private mutating func write(_ exclusion: ExclusionDraft, of table: DraftName, _ columns: [ColumnDraft]) {
        documentation(exclusion.documentation)
        let keys = zip(exclusion.keys, exclusion.operators).map { "\(source($0)) with \(SourceText.string($1))" }
        var text = "exclude using \(SourceText.name(exclusion.method)) (\(keys.joined(separator: ", ")))"
        let names = Self.sqlNames(KeyDraft(sqlName: nil, keys: exclusion.keys), columns)
        if exclusion.sqlName != naming.name(.exclusion, table: table.sql, columns: names) {
            text += " as \(SourceText.sqlName(exclusion.sqlName))"
        }
        if let predicate = exclusion.predicate { text += " where \(predicate)" }
        line(text + joined(exclusion.attributes))
    }

    private mutating func write(_ check: CheckDraft, of table: DraftName) {
        documentation(check.documentation)
        let hasAs = check.sqlName.map { $0 != naming.check(table: table.sql, name: check.name) } ?? false
        let name = hasAs ? check.sqlName.map { " as \(SourceText.sqlName($0))" } ?? "" : ""
        line("check \(SourceText.name(check.name))\(name): \(check.condition)\(joined(check.attributes))")
    }

    private mutating func write(_ partitioning: PartitioningDraft, of table: DraftName, _ columns: [ColumnDraft]) {
        let keys = partitioning.keys.map(source).joined(separator: ", ")
        line("partition by \(partitioning.strategy)(\(keys)) {")
        for partition in partitioning.partitions {
            documentation(partition.documentation)
            let usual = SQLIdentifier.fitted("\(table.sql)_\(SnakeCase.convert(partition.name.swift))")
            let name = usual == partition.name.sql ? "" : " as \(SourceText.sqlName(partition.name.sql))"
            let head = "\(SourceText.name(partition.name.swift))\(name) \(partition.bound)"
            let hasMembers =
                partition.primaryKey != nil || !partition.uniques.isEmpty || !partition.checks.isEmpty
                || !partition.foreignKeys.isEmpty || !partition.exclusions.isEmpty || !partition.indexes.isEmpty
                || partition.partitioning != nil
            line(hasMembers ? "\(head) {" : head)
            guard hasMembers else { continue }
            if let key = partition.primaryKey {
                write(key, word: "primaryKey", .primaryKey, of: partition.name, columns)
            }
            for unique in partition.uniques { write(unique, word: "unique", .unique, of: partition.name, columns) }
            for key in partition.foreignKeys { write(key, of: partition.name, columns) }
            for exclusion in partition.exclusions { write(exclusion, of: partition.name, columns) }
            for check in partition.checks { write(check, of: partition.name) }
            for index in partition.indexes { write(index, of: partition.name, columns) }
            if let inner = partition.partitioning { write(inner, of: partition.name, columns) }
            line("}")
        }
        line("}")
    }
}
