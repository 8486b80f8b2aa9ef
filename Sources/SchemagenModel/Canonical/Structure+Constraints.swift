/// Keys, constraints and indexes.
extension Structure {
    /// What constraints have in common. Only PostgreSQL defers any but foreign keys, and adds without checking.
    private func info(_ info: ConstraintInfo, isDeferrable: Bool, to text: inout StructureText) {
        text.word(info.sqlName)
        if isPostgreSQL || isDeferrable, let deferrable = info.deferrable {
            text.tag(deferrable == .deferred ? "D" : "d")
        }
        if isPostgreSQL {
            text.flag("V", info.isNotValid)
            part(of: info.partOf, to: &text)
            comment(info.documentation, to: &text)
        } else if let conflict = info.onConflict {
            text.tag("!")
            text.word(conflict.rawValue)
        }
    }

    private func part(of name: String?, to text: inout StructureText) {
        guard let name else { return }
        text.tag("p")
        text.word(name)
    }

    private func names(_ list: [String], columns: ColumnNames, to text: inout StructureText) {
        text.number(list.count)
        for name in list { text.word(columns[name]) }
    }

    func key(_ key: PrimaryKey, columns: ColumnNames, to text: inout StructureText) {
        text.tag("K")
        info(key.info, isDeferrable: false, to: &text)
        names(key.columns, columns: columns, to: &text)
        if isPostgreSQL {
            names(key.include, columns: columns, to: &text)
        } else {
            for isDescending in key.descending { text.tag(isDescending ? "-" : "+") }
        }
    }

    func unique(_ unique: UniqueConstraint, columns: ColumnNames, to text: inout StructureText) {
        text.tag("Q")
        info(unique.info, isDeferrable: false, to: &text)
        names(unique.columns, columns: columns, to: &text)
        if isPostgreSQL {
            names(unique.include, columns: columns, to: &text)
            text.flag("N", unique.nullsNotDistinct)
        }
    }

    func check(_ check: CheckConstraint, columns: ColumnNames, to text: inout StructureText) {
        text.tag("H")
        info(check.info, isDeferrable: false, to: &text)
        expression(check.condition, columns: columns, to: &text)
        text.flag("I", isPostgreSQL && check.isNoInherit)
    }

    func foreignKey(_ key: ForeignKey, columns: ColumnNames, to text: inout StructureText) {
        text.tag("R")
        info(key.info, isDeferrable: true, to: &text)
        names(key.columns, columns: columns, to: &text)
        tableName(key.table, to: &text)
        let table = index.tables[key.table]
        text.number(key.referenced.count)
        for name in key.referenced { text.word(table?.column(name)?.sqlName ?? name) }
        text.word(key.onDelete.rawValue)
        text.word(key.onUpdate.rawValue)
        if isPostgreSQL {
            names(key.onDeleteColumns, columns: columns, to: &text)
            text.flag("F", key.isMatchFull)
        } else if key.isUnlisted {
            text.tag("u")
        }
    }

    func exclusion(_ exclusion: ExclusionConstraint, columns: ColumnNames, to text: inout StructureText) {
        text.tag("X")
        info(exclusion.info, isDeferrable: false, to: &text)
        text.word(exclusion.method)
        text.number(exclusion.elements.count)
        for element in exclusion.elements {
            key(element.key, columns: columns, to: &text)
            text.word(element.operator)
        }
        predicate(exclusion.predicate, columns: columns, to: &text)
    }

    /// The indexes that the database has, by name.
    func indexes(_ indexes: [Index], columns: ColumnNames, to text: inout StructureText) {
        for index in sorted(indexes, by: \.sqlName) where index.databases.contains(database) {
            self.index(index, columns: columns, to: &text)
        }
    }

    func index(_ index: Index, columns: ColumnNames, to text: inout StructureText) {
        text.tag(index.isUnique ? "Y" : "J")
        text.word(index.sqlName)
        keys(index.keys, columns: columns, to: &text)
        if isPostgreSQL {
            text.word(index.method)
            names(index.include, columns: columns, to: &text)
            text.flag("N", index.nullsNotDistinct)
            parameters(index.storageParameters, to: &text)
            part(of: index.partOf, to: &text)
            comment(index.documentation, to: &text)
        }
        predicate(index.predicate, columns: columns, to: &text)
        text.tag(";")
    }

    /// The keys of an index, in their order.
    func keys(_ keys: [IndexKey], columns: ColumnNames, to text: inout StructureText) {
        text.number(keys.count)
        for key in keys { self.key(key, columns: columns, to: &text) }
    }

    private func key(_ key: IndexKey, columns: ColumnNames, to text: inout StructureText) {
        switch key.value {
        case .column(let name):
            text.tag("c")
            text.word(columns[name])
        case .expression(let expression):
            text.tag("(")
            self.expression(expression, columns: columns, to: &text)
        }
        text.flag("-", key.isDescending)
        collation(key.collation, to: &text)
        guard isPostgreSQL else { return }
        switch key.nulls {
        // What PostgreSQL does by itself: nulls count as the largest values.
        case .first where key.isDescending, .last where !key.isDescending, nil: break
        case .first: text.tag("^")
        case .last: text.tag("$")
        }
        if let operatorClass = key.operatorClass {
            text.tag("O")
            text.word(operatorClass)
        }
    }

    private func predicate(_ predicate: Expression?, columns: ColumnNames, to text: inout StructureText) {
        guard let predicate else { return }
        text.tag("W")
        expression(predicate, columns: columns, to: &text)
    }
}
