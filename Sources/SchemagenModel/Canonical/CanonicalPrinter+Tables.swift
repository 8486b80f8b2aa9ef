import SchemagenLanguage

/// Tables and their columns.
extension CanonicalPrinter {
    mutating func print(_ table: Table) {
        documentation(table.info.documentation)
        let module = table.virtualModule.map { " using \(ExpressionPrinter.literal($0))" } ?? ""
        let head = table.virtualModule == nil ? "table " : "virtual table "
        line("\(head)\(naming(table.info))\(module)\(attributes(of: table))\(only(table.info.databases)) {")

        // A foreign key has a line of its own, which says its SQL name; its column only keeps the type.
        var columnChecks: [String: [CheckConstraint]] = [:]
        var tableChecks: [CheckConstraint] = []
        var columnDatabases: [String: DatabaseSet] = [:]
        for column in table.columns { columnDatabases[column.name] = column.databases }
        for check in Self.sorted(table.checks, by: \.info.sqlName) {
            if columnDatabases[check.name] == check.info.databases, isPlain(check) {
                columnChecks[check.name, default: []].append(check)
            } else {
                tableChecks.append(check)
            }
        }
        for column in table.columns {
            print(
                column, of: table.info, isVirtual: table.virtualModule != nil, checks: columnChecks[column.name] ?? [])
        }
        if let key = table.primaryKey { print(key, of: table.info, indent: "    ") }
        for unique in Self.sorted(table.uniques, by: \.info.sqlName) { print(unique, of: table.info, indent: "    ") }
        for check in tableChecks { print(check, of: table.info, indent: "    ") }
        for key in Self.sorted(table.foreignKeys, by: \.info.sqlName) { print(key, of: table.info) }
        for exclusion in Self.sorted(table.exclusions, by: \.info.sqlName) { print(exclusion, of: table.info) }
        for index in Self.sorted(table.indexes, by: \.sqlName) { print(index, of: table.info, indent: "    ") }
        if let partitioning = table.options.partitioning { print(partitioning, of: table.info, indent: "    ") }
        line("}")
    }

    /// Whether a check says nothing that `@check(e, as: name)` cannot say.
    private func isPlain(_ check: CheckConstraint) -> Bool {
        let hasComment = hasComments && check.info.documentation != nil
        return !hasComment && !check.info.isNotValid && !check.isNoInherit && check.info.onConflict == nil
            && check.info.deferrable == nil && check.formerName == nil
    }

    private func attributes(of table: Table) -> String {
        let options = table.options
        var text = ""
        if options.isUnlogged { text += " @unlogged" }
        text += with(options.storageParameters)
        if let security = options.rowSecurity { text += " @rowSecurity(\(security.rawValue))" }
        if !options.inherits.isEmpty { text += " @inherits(\(names(options.inherits)))" }
        if options.isWithoutRowID { text += " @withoutRowID" }
        if options.sqliteStorage == .declared, table.virtualModule == nil { text += " @sqliteStorage(declared)" }
        if let trigger = options.touchTriggerName, table.columns.contains(where: \.isTouched) {
            text += " @touchTrigger(as: \(sqlName(trigger)))"
        }
        return text
    }

    /// ` @with(…)`
    func with(_ parameters: [StorageParameter]) -> String {
        guard !parameters.isEmpty else { return "" }
        var parts: [String] = []
        for parameter in Self.sorted(parameters, by: \.name) {
            parts.append("\(name(parameter.name)): \(value(parameter.value))")
        }
        return " @with(\(parts.joined(separator: ", ")))"
    }

    /// The value of a storage parameter: a number or a word as it is, anything else in quotes.
    private func value(_ text: String) -> String {
        if Self.isPlain(text) { return text }
        var points = 0
        var isNumber = true
        var isFirst = true
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39: break
            case 0x2D where isFirst && text.utf8.count > 1: break
            case 0x2E where !isFirst && points == 0: points += 1
            default: isNumber = false
            }
            isFirst = false
        }
        let endsInPoint = text.utf8.last == 0x2E
        return isNumber && !text.isEmpty && !endsInPoint ? text : ExpressionPrinter.literal(text)
    }

    private mutating func print(_ column: Column, of info: ObjectInfo, isVirtual: Bool, checks: [CheckConstraint]) {
        documentation(column.documentation, indent: "    ")
        var text = "    \(name(column.name)) as \(sqlName(column.sqlName))\(was(column.formerName)): "
        text += type(column.type, isNullable: column.isNullable)
        if let value = column.defaultValue { text += " = " + ExpressionPrinter.print(value) }
        if let identity = column.identity {
            var arguments = [identity.mode.rawValue] + options(identity.options)
            arguments.append("sequence: \(sqlName(identity.sequenceName))")
            text += " @identity(\(arguments.joined(separator: ", ")))"
            if identity.isAutoincrement { text += " @autoincrement" }
        }
        if let generated = column.generated {
            let isVirtual = generated.isVirtual ? ", virtual: true" : ""
            text += " @generated(\(ExpressionPrinter.print(generated.value))\(isVirtual))"
        }
        if column.isTouched { text += " @touch" }
        if case .reference = column.type, !isVirtual { text += " @unreferenced" }
        if let collation = column.collation { text += " @collate(\(arguments(collation)))" }
        if let conflict = column.notNullConflict { text += " @notNull(onConflict: \(conflict.rawValue))" }
        for check in checks {
            let condition = ExpressionPrinter.print(check.condition)
            text += " @check(\(condition), as: \(sqlName(check.info.sqlName)))"
        }
        if let backfill = column.backfill { text += " @backfill(\(ExpressionPrinter.print(backfill)))" }
        if let convert = column.convert { text += " @convert(\(ExpressionPrinter.print(convert)))" }
        line(text + memberOnly(column.databases, in: info.databases))
    }

    /// Writes documentation of a member.
    mutating func documentation(_ text: String?, indent: String) {
        guard hasComments, text != nil else { return }
        let outer = margin
        margin += indent
        documentation(text)
        margin = outer
    }

    /// ` @only(…)`, where a member is not for every database of the object that it stands in.
    func memberOnly(_ databases: DatabaseSet, in outer: DatabaseSet) -> String {
        if databases.isSuperset(of: outer.intersection(allDatabases)) { return "" }
        return only(databases)
    }

    /// The values in the order of a name: the order in which constraints stand in a file is nothing to a database.
    static func sorted<Value>(_ values: [Value], by name: (Value) -> String) -> [Value] {
        guard values.count > 1 else { return values }
        return values.sorted { name($0) < name($1) }
    }
}
