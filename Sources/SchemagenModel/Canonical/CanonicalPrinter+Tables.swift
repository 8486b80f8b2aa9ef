import SchemagenLanguage

/// Tables and their columns.
extension CanonicalPrinter {
    mutating func print(_ table: Table) {
        let info = table.info
        documentation(info.documentation)
        write(margin)
        write(table.virtualModule == nil ? "table " : "virtual table ")
        write(name: info.name, sqlName: info.sqlName, formerName: info.formerName)
        if let module = table.virtualModule {
            write(" using ")
            ExpressionPrinter.append(literal: module, to: &output)
        }
        attributes(of: table)
        write(only(info.databases))
        write(" {\n")

        // A foreign key has a line of its own, which says its SQL name; its column only keeps the type.
        let columns = table.columns
        var columnChecks: [[CheckConstraint]] = []
        var tableChecks: [CheckConstraint] = []
        if !table.checks.isEmpty { sort(table.checks, of: columns, &columnChecks, &tableChecks) }
        let isVirtual = table.virtualModule != nil
        for (position, column) in columns.enumerated() {
            let checks = columnChecks.isEmpty ? [] : columnChecks[position]
            print(column, of: info, isVirtual: isVirtual, checks: checks)
        }
        if let key = table.primaryKey { print(key, of: info, indent: "    ") }
        for unique in Self.sorted(table.uniques, by: \.sortKey) { print(unique, of: info, indent: "    ") }
        for check in tableChecks { print(check, of: info, indent: "    ") }
        for key in Self.sorted(table.foreignKeys, by: \.sortKey) { print(key, of: info) }
        for exclusion in Self.sorted(table.exclusions, by: \.info.sqlName) { print(exclusion, of: info) }
        for index in Self.sorted(table.indexes, by: \.sqlName) { print(index, of: info, indent: "    ") }
        if let partitioning = table.options.partitioning { print(partitioning, of: info, indent: "    ") }
        line("}")
    }

    /// Tells the checks that stand behind a column from those that have a line of their own.
    private func sort(
        _ checks: [CheckConstraint], of columns: [Column], _ columnChecks: inout [[CheckConstraint]],
        _ tableChecks: inout [CheckConstraint]
    ) {
        var positions = NamePositions()
        positions.reserve(columns.count)
        for column in columns { positions.append(column.name) }
        columnChecks = Array(repeating: [], count: columns.count)
        for check in Self.sorted(checks, by: \.sortKey) {
            if let position = positions[check.name], columns[position].databases == check.info.databases,
                isPlain(check)
            {
                columnChecks[position].append(check)
            } else {
                tableChecks.append(check)
            }
        }
    }

    /// Whether a check says nothing that `@check(e, as: name)` cannot say.
    private func isPlain(_ check: CheckConstraint) -> Bool {
        let hasComment = hasComments && check.info.documentation != nil
        return !hasComment && !check.info.isNotValid && !check.isNoInherit && check.info.onConflict == nil
            && check.info.deferrable == nil && check.formerName == nil
    }

    private mutating func attributes(of table: Table) {
        let options = table.options
        if options.isUnlogged { write(" @unlogged") }
        write(with(options.storageParameters))
        if let security = options.rowSecurity { write(" @rowSecurity(\(security.rawValue))") }
        switch options.replicaIdentity {
        case .full: write(" @replicaIdentity(full)")
        case .nothing: write(" @replicaIdentity(nothing)")
        case .index(let name): write(" @replicaIdentity(index: \(sqlName(name)))")
        case nil: break
        }
        write(clusterOn(options.clusterIndex))
        if !options.inherits.isEmpty { write(" @inherits(\(names(options.inherits)))") }
        if options.isWithoutRowID { write(" @withoutRowID") }
        if options.sqliteStorage != .strict, table.virtualModule == nil {
            write(" @sqliteStorage(\(options.sqliteStorage.rawValue))")
        }
        for constraint in options.sqliteConstraints {
            write(" @sqliteConstraint(\(ExpressionPrinter.literal(constraint)))")
        }
        if let trigger = options.touchTriggerName, table.columns.contains(where: \.isTouched) {
            write(" @touchTrigger(as: \(sqlName(trigger)))")
        }
    }

    /// ` @clusterOn(name)`
    func clusterOn(_ index: String?) -> String { index.map { " @clusterOn(\(sqlName($0)))" } ?? "" }

    /// ` @with(…)`
    func with(_ parameters: [StorageParameter]) -> String {
        guard !parameters.isEmpty else { return "" }
        var parts: [String] = []
        var toast: [String] = []
        for parameter in Self.sorted(parameters, by: \.name) {
            if let toastName = parameter.toastName {
                toast.append("\(name(toastName)): \(value(parameter.value))")
            } else {
                parts.append("\(name(parameter.name)): \(value(parameter.value))")
            }
        }
        if !toast.isEmpty { parts.append("\(StorageParameter.toast): { \(toast.joined(separator: ", ")) }") }
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
        write(margin)
        write("    ")
        write(name: column.name, sqlName: column.sqlName, formerName: column.formerName)
        write(": ")
        write(column.type, isNullable: column.isNullable)
        write(" = ", column.defaultValue)
        if let identity = column.identity {
            var arguments = [identity.mode.rawValue] + options(identity.options)
            arguments.append("sequence: \(sqlName(identity.sequenceName))")
            write(" @identity(\(arguments.joined(separator: ", ")))")
            if identity.isAutoincrement { write(" @autoincrement") }
        }
        if let generated = column.generated {
            write(" @generated(", generated.value, generated.isVirtual ? ", virtual: true)" : ")")
        }
        if column.isTouched { write(" @touch") }
        if case .reference = column.type, !isVirtual { write(" @unreferenced") }
        if let collation = column.collation { write(" @collate(\(arguments(collation)))") }
        if let conflict = column.notNullConflict { write(" @notNull(onConflict: \(conflict.rawValue))") }
        if column.lacksNotNull { write(" @notNull(false)") }
        if let type = column.sqlite.type { write(" @sqliteType(\(ExpressionPrinter.literal(type)))") }
        if let definition = column.sqlite.definition {
            write(" @sqliteDefinition(\(ExpressionPrinter.literal(definition)))")
        }
        if let storage = column.postgresql.storage { write(" @storage(\(storage.rawValue))") }
        if let compression = column.postgresql.compression { write(" @compression(\(compression.rawValue))") }
        if let statistics = column.postgresql.statistics { write(" @statistics(\(statistics))") }
        write(with(column.postgresql.parameters))
        for check in checks {
            write(" @check(", check.condition, ", as: ")
            write(sqlName: check.info.sqlName)
            write(")")
        }
        write(" @backfill(", column.backfill, column.backfillForm.map { ", in: \($0.rawValue))" } ?? ")")
        write(" @convert(", column.convert, ")")
        write(memberOnly(column.databases, in: info.databases))
        endLine()
    }

    /// Writes an expression, where there is one, with what stands around it.
    mutating func write(_ start: String, _ expression: Expression?, _ end: String = "") {
        guard let expression else { return }
        write(start)
        ExpressionPrinter.append(expression, to: &output)
        write(end)
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
