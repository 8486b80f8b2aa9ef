import SchemagenLanguage

/// Keys, constraints, indexes and partitions.
extension CanonicalPrinter {
    mutating func print(_ key: PrimaryKey, of info: ObjectInfo, indent: String) {
        documentation(key.info.documentation, indent: indent)
        var columns: [String] = []
        for (index, column) in key.columns.enumerated() {
            let isDescending = index < key.descending.count && key.descending[index]
            columns.append(name(column) + (isDescending ? " desc" : ""))
        }
        let text = "primaryKey(\(columns.joined(separator: ", "))) as \(sqlName(key.info.sqlName))"
        line(indent + text + include(key.include) + attributes(of: key.info, in: info))
    }

    mutating func print(_ unique: UniqueConstraint, of info: ObjectInfo, indent: String) {
        documentation(unique.info.documentation, indent: indent)
        let text = "unique(\(names(unique.columns))) as \(sqlName(unique.info.sqlName))\(include(unique.include))"
        let nulls = unique.nullsNotDistinct ? " @nullsNotDistinct" : ""
        line(indent + text + nulls + attributes(of: unique.info, in: info))
    }

    mutating func print(_ check: CheckConstraint, of info: ObjectInfo, indent: String) {
        documentation(check.info.documentation, indent: indent)
        var text = "check \(name(check.name)) as \(sqlName(check.info.sqlName))\(was(check.formerName)): "
        text += ExpressionPrinter.print(check.condition)
        if check.isNoInherit { text += " @noInherit" }
        line(indent + text + attributes(of: check.info, in: info))
    }

    mutating func print(_ key: ForeignKey, of info: ObjectInfo) {
        documentation(key.info.documentation, indent: "    ")
        var text = "foreignKey(\(names(key.columns))) as \(sqlName(key.info.sqlName)) references \(name(key.table))"
        text += "(\(names(key.referenced)))"
        if key.onDelete != .noAction {
            let columns = key.onDeleteColumns.isEmpty ? "" : "(\(names(key.onDeleteColumns)))"
            text += " @onDelete(\(key.onDelete.rawValue)\(columns))"
        }
        if key.onUpdate != .noAction { text += " @onUpdate(\(key.onUpdate.rawValue))" }
        if key.isMatchFull { text += " @matchFull" }
        line("    " + text + attributes(of: key.info, in: info))
    }

    mutating func print(_ exclusion: ExclusionConstraint, of info: ObjectInfo) {
        documentation(exclusion.info.documentation, indent: "    ")
        var elements: [String] = []
        for element in exclusion.elements {
            elements.append("\(key(element.key)) with \(ExpressionPrinter.literal(element.operator))")
        }
        var text = "exclude using \(name(exclusion.method)) (\(elements.joined(separator: ", ")))"
        text += " as \(sqlName(exclusion.info.sqlName))" + predicate(exclusion.predicate)
        line("    " + text + attributes(of: exclusion.info, in: info))
    }

    mutating func print(_ index: Index, of info: ObjectInfo? = nil, indent: String) {
        documentation(index.documentation, indent: indent)
        var keys: [String] = []
        for key in index.keys { keys.append(self.key(key)) }
        var text =
            "\(index.isUnique ? "unique" : "index")(\(keys.joined(separator: ", "))) as \(sqlName(index.sqlName))"
        // Without a method `unique(…)` could be a constraint.
        if index.isUnique || index.method != "btree" { text += " using \(name(index.method))" }
        text += include(index.include) + predicate(index.predicate) + with(index.storageParameters)
        if index.nullsNotDistinct { text += " @nullsNotDistinct" }
        line(indent + text + (info.map { memberOnly(index.databases, in: $0.databases) } ?? only(index.databases)))
    }

    mutating func print(_ partitioning: Partitioning, of info: ObjectInfo, indent: String) {
        var keys: [String] = []
        for key in partitioning.keys { keys.append(self.key(key)) }
        let head = "\(indent)partition by \(partitioning.strategy.rawValue)(\(keys.joined(separator: ", ")))"
        if partitioning.isManagedExternally {
            line(head + " managed externally")
            return
        }
        line(head + " {")
        for partition in partitioning.partitions { print(partition, of: info, indent: indent + "    ") }
        line(indent + "}")
    }

    private mutating func print(_ partition: Partition, of info: ObjectInfo, indent: String) {
        documentation(partition.documentation, indent: indent)
        let head = "\(indent)\(name(partition.name)) as \(sqlName(partition.sqlName)) \(bound(partition.bound))"
        let hasMembers =
            partition.primaryKey != nil || !partition.uniques.isEmpty || !partition.checks.isEmpty
            || !partition.indexes.isEmpty || partition.partitioning != nil
        guard hasMembers else {
            line(head)
            return
        }
        line(head + " {")
        let inner = indent + "    "
        if let key = partition.primaryKey { print(key, of: info, indent: inner) }
        for unique in Self.sorted(partition.uniques, by: \.info.sqlName) { print(unique, of: info, indent: inner) }
        for check in Self.sorted(partition.checks, by: \.info.sqlName) { print(check, of: info, indent: inner) }
        for index in Self.sorted(partition.indexes, by: \.sqlName) { print(index, of: info, indent: inner) }
        if let sub = partition.partitioning { print(sub.partitioning, of: info, indent: inner) }
        line(indent + "}")
    }

    private func bound(_ bound: Partition.Bound) -> String {
        switch bound {
        case .range(let from, let to): "from (\(values(from))) to (\(values(to)))"
        case .list(let list): "in [\(values(list))]"
        case .hash(let modulus, let remainder): "modulus \(modulus) remainder \(remainder)"
        case .default: "default"
        }
    }

    private func values(_ values: [Partition.BoundValue]) -> String {
        var parts: [String] = []
        for value in values {
            switch value {
            case .minimum: parts.append("minvalue")
            case .maximum: parts.append("maxvalue")
            case .value(let expression): parts.append(ExpressionPrinter.print(expression))
            }
        }
        return parts.joined(separator: ", ")
    }

    private func key(_ key: IndexKey) -> String {
        var text: String
        switch key.value {
        case .column(let column): text = name(column)
        case .expression(let expression): text = ExpressionPrinter.print(expression)
        }
        if let collation = key.collation { text += " collate(\(arguments(collation)))" }
        if let operatorClass = key.operatorClass { text += " ops(\(ExpressionPrinter.literal(operatorClass)))" }
        if key.isDescending { text += " desc" }
        switch key.nulls {
        case .first: text += " nullsFirst"
        case .last: text += " nullsLast"
        case nil: break
        }
        return text
    }

    private func include(_ columns: [String]) -> String { columns.isEmpty ? "" : " include(\(names(columns)))" }

    private func predicate(_ predicate: Expression?) -> String {
        predicate.map { " where " + ExpressionPrinter.print($0) } ?? ""
    }

    private func attributes(of info: ConstraintInfo, in object: ObjectInfo) -> String {
        var text = ""
        switch info.deferrable {
        case .immediate: text += " @deferrable"
        case .deferred: text += " @deferrable(initially: deferred)"
        case nil: break
        }
        if info.isNotValid { text += " @notValid" }
        if let conflict = info.onConflict { text += " @onConflict(\(conflict.rawValue))" }
        return text + memberOnly(info.databases, in: object.databases)
    }
}
