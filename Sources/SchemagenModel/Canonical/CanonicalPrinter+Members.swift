import SchemagenLanguage

/// Keys, constraints, indexes and partitions.
extension CanonicalPrinter {
    mutating func print(_ key: PrimaryKey, of info: ObjectInfo, indent: String) {
        documentation(key.info.documentation, indent: indent)
        start(indent, "primaryKey(")
        for (index, column) in key.columns.enumerated() {
            if index > 0 { write(", ") }
            write(name: column)
            if index < key.descending.count, key.descending[index] { write(" desc") }
        }
        write(") as ")
        write(sqlName: key.info.sqlName)
        include(key.include)
        attributes(of: key.info, in: info)
        endLine()
    }

    mutating func print(_ unique: UniqueConstraint, of info: ObjectInfo, indent: String) {
        documentation(unique.info.documentation, indent: indent)
        start(indent, "unique(")
        write(names: unique.columns)
        write(") as ")
        write(sqlName: unique.info.sqlName)
        include(unique.include)
        if unique.nullsNotDistinct { write(" @nullsNotDistinct") }
        attributes(of: unique.info, in: info)
        endLine()
    }

    mutating func print(_ check: CheckConstraint, of info: ObjectInfo, indent: String) {
        documentation(check.info.documentation, indent: indent)
        start(indent, "check ")
        write(name: check.name, sqlName: check.info.sqlName, formerName: check.formerName)
        write(": ", check.condition)
        if check.isNoInherit { write(" @noInherit") }
        attributes(of: check.info, in: info)
        endLine()
    }

    mutating func print(_ key: ForeignKey, of info: ObjectInfo, indent: String = "    ") {
        documentation(key.info.documentation, indent: indent)
        start(indent, "foreignKey(")
        write(names: key.columns)
        write(") as ")
        write(sqlName: key.info.sqlName)
        write(" references ")
        write(name: key.table)
        write("(")
        write(names: key.referenced)
        write(")")
        if key.onDelete != .noAction {
            let columns = key.onDeleteColumns.isEmpty ? "" : "(\(names(key.onDeleteColumns)))"
            write(" @onDelete(\(key.onDelete.rawValue)\(columns))")
        }
        if key.onUpdate != .noAction { write(" @onUpdate(\(key.onUpdate.rawValue))") }
        if key.isMatchFull { write(" @matchFull") }
        if key.isUnlisted { write(" @unlisted") }
        attributes(of: key.info, in: info)
        endLine()
    }

    mutating func print(_ exclusion: ExclusionConstraint, of info: ObjectInfo, indent: String = "    ") {
        documentation(exclusion.info.documentation, indent: indent)
        start(indent, "exclude using ")
        write(name: exclusion.method)
        write(" (")
        for (index, element) in exclusion.elements.enumerated() {
            if index > 0 { write(", ") }
            key(element.key)
            write(" with ")
            ExpressionPrinter.append(literal: element.operator, to: &output)
        }
        write(") as ")
        write(sqlName: exclusion.info.sqlName)
        write(" where ", exclusion.predicate)
        attributes(of: exclusion.info, in: info)
        endLine()
    }

    mutating func print(_ index: Index, of info: ObjectInfo? = nil, indent: String) {
        documentation(index.documentation, indent: indent)
        start(indent, index.isUnique ? "unique(" : "index(")
        keys(index.keys)
        write(") as ")
        write(sqlName: index.sqlName)
        // Without a method `unique(…)` could be a constraint.
        if index.isUnique || index.method != "btree" {
            write(" using ")
            write(name: index.method)
        }
        include(index.include)
        write(" where ", index.predicate)
        write(with(index.storageParameters))
        if index.nullsNotDistinct { write(" @nullsNotDistinct") }
        part(of: index.partOf)
        write(info.map { memberOnly(index.databases, in: $0.databases) } ?? only(index.databases))
        endLine()
    }

    /// Starts the line of a member.
    private mutating func start(_ indent: String, _ word: String) {
        write(margin)
        write(indent)
        write(word)
    }

    mutating func print(_ partitioning: Partitioning, of info: ObjectInfo, indent: String) {
        start(indent, "partition by ")
        write(partitioning.strategy.rawValue)
        write("(")
        keys(partitioning.keys)
        if partitioning.isManagedExternally { return write(") managed externally\n") }
        write(") {\n")
        for partition in partitioning.partitions { print(partition, of: info, indent: indent + "    ") }
        line(indent + "}")
    }

    private mutating func print(_ partition: Partition, of info: ObjectInfo, indent: String) {
        documentation(partition.documentation, indent: indent)
        let head = "\(indent)\(name(partition.name)) as \(sqlName(partition.sqlName)) \(bound(partition.bound))"
        let hasMembers =
            partition.primaryKey != nil || !partition.uniques.isEmpty || !partition.checks.isEmpty
            || !partition.foreignKeys.isEmpty || !partition.exclusions.isEmpty || !partition.indexes.isEmpty
            || partition.partitioning != nil
        guard hasMembers else {
            line(head)
            return
        }
        line(head + " {")
        let inner = indent + "    "
        if let key = partition.primaryKey { print(key, of: info, indent: inner) }
        for unique in Self.sorted(partition.uniques, by: \.info.sqlName) { print(unique, of: info, indent: inner) }
        for check in Self.sorted(partition.checks, by: \.info.sqlName) { print(check, of: info, indent: inner) }
        for key in Self.sorted(partition.foreignKeys, by: \.sortKey) { print(key, of: info, indent: inner) }
        for exclusion in Self.sorted(partition.exclusions, by: \.info.sqlName) {
            print(exclusion, of: info, indent: inner)
        }
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

    private mutating func keys(_ keys: [IndexKey]) {
        for (index, key) in keys.enumerated() {
            if index > 0 { write(", ") }
            self.key(key)
        }
    }

    private mutating func key(_ key: IndexKey) {
        switch key.value {
        case .column(let column): write(name: column)
        case .expression(let expression): ExpressionPrinter.append(expression, to: &output)
        }
        if let collation = key.collation { write(" collate(\(arguments(collation)))") }
        if let operatorClass = key.operatorClass { write(" ops(\(ExpressionPrinter.literal(operatorClass)))") }
        if key.isDescending { write(" desc") }
        switch key.nulls {
        case .first: write(" nullsFirst")
        case .last: write(" nullsLast")
        case nil: break
        }
    }

    private mutating func include(_ columns: [String]) {
        guard !columns.isEmpty else { return }
        write(" include(")
        write(names: columns)
        write(")")
    }

    private mutating func part(of name: String?) {
        guard let name else { return }
        write(" @partOf(")
        write(sqlName: name)
        write(")")
    }

    private mutating func attributes(of info: ConstraintInfo, in object: ObjectInfo) {
        switch info.deferrable {
        case .immediate: write(" @deferrable")
        case .deferred: write(" @deferrable(initially: deferred)")
        case nil: break
        }
        if info.isNotValid { write(" @notValid") }
        part(of: info.partOf)
        if let conflict = info.onConflict { write(" @onConflict(\(conflict.rawValue))") }
        write(memberOnly(info.databases, in: object.databases))
    }
}
