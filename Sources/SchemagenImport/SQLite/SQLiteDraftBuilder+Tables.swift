import SchemagenDatabases
import SchemagenModel

/// Tables with their columns and constraints.
extension SQLiteDraftBuilder {
    mutating func draft(of table: SQLiteTableShape, isStrict: Bool, _ links: SQLiteForeignKeys) -> TableDraft {
        var draft = TableDraft(name: DraftName(swift: table.swiftName, sql: table.name))
        if table.isWithoutRowid { draft.attributes.append("@withoutRowID") }
        if table.isStrict != isStrict {
            draft.attributes.append("@sqliteStorage(\(table.isStrict ? "strict" : "plain"))")
        }
        var names: Set<String> = []
        var texts: [String] = []
        /// Whether a constraint can stand in the language: two of one name cannot.
        func isFirst(_ object: CatalogueObject) -> Bool {
            object.givenName.isEmpty || names.insert(object.givenName).inserted
        }
        func keep(_ object: CatalogueObject, _ reason: String) {
            texts.append(SQLiteConstraintText.text(of: object, in: table, isUnlisted: links.isUnlisted(object)))
            report(object, reason)
        }
        let keyText = keyAsText(of: table)
        if let key = table.primaryKey {
            if keyText, !isFirst(key) { names.insert(key.givenName) }
            if keyText {
                keep(key, "the language has no such primary key")
            } else {
                _ = isFirst(key)
                draft.primaryKey = self.key(key, of: table)
            }
        }
        draft.columns = table.columns.map { column(of: table, $0, links, hasKey: !keyText) }
        for unique in table.uniques {
            if level(unique) == 0, isFirst(unique), unique.list(.descending).isEmpty, table.hasOwnCollations(unique),
                Set(unique.list(.columns)).count == unique.list(.columns).count
            {
                draft.uniques.append(key(unique, of: table))
            } else {
                keep(unique, "its keys are sorted or compared otherwise than their columns")
            }
        }
        for key in table.foreignKeys {
            if let link = links.links[key.identity], isFirst(key) {
                draft.foreignKeys.append(link)
            } else {
                keep(key, "what it refers to is no key of a table here")
            }
        }
        var pool = NamePool.members
        for check in table.checks {
            if level(check) < 2, isFirst(check) {
                draft.checks.append(self.check(check, of: table, &pool))
            } else {
                keep(check, "the language has no such check")
            }
        }
        draft.indexes = table.indexes.map { index($0, of: table) }
        // Names that belong to nothing.
        for entry in table.object.list(.namesWithoutObject) where entry.hasPrefix("nothing ") {
            texts.append("CONSTRAINT \(SQLiteText.name(String(entry.dropFirst(8))))")
            report(table.object, "a name of a constraint that is not there")
        }
        draft.attributes += texts.map { "@sqliteConstraint(\(SourceText.string($0)))" }
        return draft
    }

    /// Whether the primary key has to be SQL text.
    func keyAsText(of table: SQLiteTableShape) -> Bool {
        guard let key = table.primaryKey else { return false }
        return level(key) > 0 || !table.hasOwnCollations(key)
            || Set(key.list(.columns)).count != key.list(.columns).count
    }

    private func key(_ object: CatalogueObject, of table: SQLiteTableShape) -> KeyDraft {
        let descending = object.list(.descending)
        return KeyDraft(
            sqlName: object.givenName,
            keys: object.list(.columns).map {
                KeyDraft.Key(column: table.swift($0), options: descending.contains($0) ? ["desc"] : [])
            },
            attributes: object.text(.conflict).map { ["@onConflict(\($0))"] } ?? [])
    }

    // MARK: Columns

    private mutating func column(
        of table: SQLiteTableShape, _ column: SQLiteTableShape.Column, _ links: SQLiteForeignKeys, hasKey: Bool
    ) -> ColumnDraft {
        let object = column.object
        let type = links.type(of: column.name, in: table)
        let isKey = hasKey && table.keyColumns.contains(column.name)
        let isRowid = hasKey && table.rowidColumn == column.name
        var draft = ColumnDraft(
            name: DraftName(swift: column.swiftName, sql: column.name), type: type.rawValue,
            isNullable: !column.isNotNull && !isKey, attributes: [])
        let hasDefinition = needsDefinition(column, of: table, isRowid: isRowid)
        if isRowid, table.object.flag(.autoincrement) || !links.isLinked(column.name, in: table) {
            draft.attributes.append("@identity")
            if table.object.flag(.autoincrement) { draft.attributes.append("@autoincrement") }
        }
        if let generated = object.text(.generated) {
            let isVirtual = object.text(.generatedKind) != "stored"
            draft.attributes.append(
                "@generated(\(SourceText.sqlExpression(generated))\(isVirtual ? ", virtual: true" : ""))")
        } else if let value = object.text(.defaultValue), !isRowid {
            draft.defaultValue = self.value(value, of: column, type)
        }
        if let collation = object.text(.collation) {
            draft.attributes.append("@collate(\(SourceText.string(collation)))")
        }
        if let conflict = object.text(.notNullConflict), !isKey || column.isNotNull {
            draft.attributes.append("@notNull(onConflict: \(conflict))")
        } else if isKey, !column.isNotNull {
            draft.attributes.append("@notNull(false)")
        }
        if hasDefinition {
            let isAlone = table.keyColumns == [column.name] && hasKey
            let text = SQLiteConstraintText.definition(
                of: column, key: isAlone ? table.primaryKey : nil, isAutoincrement: table.object.flag(.autoincrement))
            draft.attributes.append("@sqliteDefinition(\(SourceText.string(text)))")
            report(object, "the language has no such definition of a column")
        } else if column.declared.uppercased() != type.plainName {
            draft.attributes.append("@sqliteType(\(SourceText.string(column.declared)))")
        }
        return draft
    }

    private func value(_ text: String, of column: SQLiteTableShape.Column, _ type: SQLiteDeclaredType) -> String {
        if level(column.object) == 0, type == column.type, let literal = SQLiteExpression.literal(text, type) {
            return literal
        }
        return SourceText.sqlExpression(column.defaultSQL ?? text)
    }

    private func needsDefinition(
        _ column: SQLiteTableShape.Column, of table: SQLiteTableShape, isRowid: Bool
    ) -> Bool {
        let object = column.object
        if level(object) > 1 || !object.list(.namesWithoutObject).isEmpty { return true }
        if isRowid { return object.text(.defaultValue) != nil || object.text(.collation) != nil }
        guard table.keyColumns == [column.name], column.declared.uppercased() == "INTEGER" else { return false }
        // `INTEGER PRIMARY KEY DESC` at the column is no rowid; at the table it would be one.
        if !table.isWithoutRowid { return true }
        // Without rowids, its index is made when the column is read; at the table it would be made behind all others, and a
        // unique constraint on the same column would be taken for it, which is not descending.
        return table.primaryKey?.list(.descending).isEmpty == false
            && table.uniques.contains { $0.list(.columns) == [column.name] }
    }

    // MARK: Checks

    private func check(_ object: CatalogueObject, of table: SQLiteTableShape, _ pool: inout NamePool) -> CheckDraft {
        let condition = object.text(.condition) ?? ""
        let columns = SQLiteExpression.columns(in: condition, among: table.columns.map(\.name))
        let typed = level(object) == 0 ? SQLiteExpression.condition(condition, table.expressionColumns) : nil
        return CheckDraft(
            name: pool.take([name(ofCheck: object, table, columns)]), sqlName: object.givenName,
            condition: typed ?? SourceText.sqlExpression(condition),
            column: columns.count == 1 ? table.swift(columns[0]) : nil)
    }

    /// The Swift name of a check: its SQL name without the table's, or the columns that it is about.
    private func name(ofCheck object: CatalogueObject, _ table: SQLiteTableShape, _ columns: [String]) -> String {
        guard !object.givenName.isEmpty else {
            let words = columns.prefix(3).joined(separator: "_")
            return words.isEmpty ? "rule" : SwiftWords.member("\(words)_rule")
        }
        var words = SwiftWords.words(of: object.givenName).map { $0.lowercased() }
        let affixes: Set<String> = ["check", "ck", "chk", "constraint"]
        while words.count > 1, let first = words.first, affixes.contains(first) { words.removeFirst() }
        while words.count > 1, let last = words.last, affixes.contains(last) { words.removeLast() }
        let owner = SwiftWords.words(of: table.name).map { $0.lowercased() }
        if words.count > owner.count, Array(words.prefix(owner.count)) == owner { words.removeFirst(owner.count) }
        return SwiftWords.member(words.joined(separator: "_"))
    }

    // MARK: Indexes

    private func index(_ object: CatalogueObject, of table: SQLiteTableShape) -> KeyDraft {
        let descending = object.list(.descending)
        let collations = object.list(.keyCollations)
        let columns = table.expressionColumns
        var keys: [KeyDraft.Key] = []
        for (position, text) in object.list(.columns).enumerated() {
            let column = table.columns.first { SQLiteText.name($0.name) == text }
            var options: [String] = []
            let collation = position < collations.count ? collations[position] : "BINARY"
            if collation != column?.collation ?? "BINARY" {
                options.append("collate(\(SourceText.string(collation)))")
            }
            if descending.contains(text) { options.append("desc") }
            if let column {
                keys.append(KeyDraft.Key(column: column.swiftName, options: options))
            } else {
                let typed = level(object) == 0 ? SQLiteExpression.key(text, columns) : nil
                keys.append(
                    KeyDraft.Key(expression: typed ?? SourceText.sqlExpression(text), options: options))
            }
        }
        var predicate: String?
        if let condition = object.text(.condition) {
            let typed = level(object) == 0 ? SQLiteExpression.condition(condition, columns) : nil
            predicate = typed ?? SourceText.sqlExpression(condition)
        }
        return KeyDraft(
            sqlName: object.identity.path[1], isUniqueIndex: object.flag(.isUnique), keys: keys, predicate: predicate)
    }
}
