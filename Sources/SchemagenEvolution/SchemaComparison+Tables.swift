import SchemagenModel

/// Tables and their parts.
extension SchemaComparison {
    mutating func compareTables(_ pairing: Pairing, columns: [Pairing], original: Schema) {
        var columnsByTable: [Int: Pairing] = [:]
        columnsByTable.reserveCapacity(columns.count)
        for (pair, columns) in zip(pairing.pairs, columns) { columnsByTable[pair.new] = columns }
        let target = new.schema.tables
        for pair in presence(pairing, original.tables, target, .table, isHeld: { $0.holds($1) }) {
            let before = old.schema.tables[pair.old]
            let after = target[pair.new]
            let former = compareNames(original.tables[pair.old].info, after.info, .table)
            if let columns = columnsByTable[pair.new] {
                compareColumnNames(original.tables[pair.old], after, columns, formerName: former)
                let partitions = correspondence.partitions[pair.new]
                if let partitions { comparePartitionNames(partitions, of: after, formerName: former) }
                if old.text(of: before) == new.text(of: after) { continue }
                compareParts(before, after, columns, partitions, formerName: former)
            }
        }
    }

    private mutating func compareColumnNames(
        _ original: Table, _ after: Table, _ columns: Pairing, formerName: String?
    ) {
        for pair in columns.pairs {
            let column = after.columns[pair.new]
            let before = original.columns[pair.old]
            guard before.sqlName != column.sqlName, before.databases.contains(old.database),
                column.databases.contains(new.database)
            else { continue }
            add(
                Change(
                    .renamed(from: before.sqlName), ObjectIdentity(.table, after.info.name),
                    part: .column(column.name), formerName: formerName, anchor: column.anchor))
        }
    }

    private mutating func compareParts(
        _ before: Table, _ after: Table, _ columns: Pairing, _ partitions: PartitionPairs?, formerName: String?
    ) {
        let object = ObjectIdentity(.table, after.info.name)
        let around = after.info.anchor
        let count = changeCount(of: .table)
        let consequencesBefore = consequences

        compareColumns(before, after, columns, formerName: formerName)
        if old.optionsText(of: before) != new.optionsText(of: after) {
            var plain = (before, after)
            plain.0.options.partitioning = nil
            plain.1.options.partitioning = nil
            if old.optionsText(of: plain.0) != new.optionsText(of: plain.1) {
                add(Change(.changed(.options), object, formerName: formerName, anchor: around))
            }
            if before.options.partitioning != nil || after.options.partitioning != nil {
                comparePartitions(before, after, partitions, formerName: formerName)
            }
        }
        if old.touchTriggerText(of: before) != new.touchTriggerText(of: after) {
            add(Change(.changed(.touchTrigger), object, formerName: formerName, anchor: around))
        }
        comparePrimaryKey(before, after, formerName: formerName)
        comparePieces(
            before.uniques.filter { $0.info.databases.contains(old.database) }.map { piece($0, of: before, in: old) },
            after.uniques.filter { $0.info.databases.contains(new.database) }.map { piece($0, of: after, in: new) },
            in: object, formerName: formerName, around: around
        ) { .unique($0) }
        comparePieces(
            before.checks.filter { $0.info.databases.contains(old.database) }.map { piece($0, of: before, in: old) },
            after.checks.filter { $0.info.databases.contains(new.database) }.map { piece($0, of: after, in: new) },
            in: object, formerName: formerName, around: around
        ) { .check($0) }
        comparePieces(
            before.foreignKeys.filter { $0.info.databases.contains(old.database) }
                .map { piece($0, of: before, in: old) },
            after.foreignKeys.filter { $0.info.databases.contains(new.database) }
                .map { piece($0, of: after, in: new) },
            in: object, formerName: formerName, around: around
        ) { .foreignKey($0) }
        if new.isPostgreSQL {
            comparePieces(
                before.exclusions.map { piece($0, of: before, in: old) },
                after.exclusions.map { piece($0, of: after, in: new) },
                in: object, formerName: formerName, around: around
            ) { .exclusion($0) }
        }
        compareIndexes(
            before.indexes, after.indexes, columns: (before.columns, after.columns), in: object,
            formerName: formerName, around: around)

        if new.hasComments, before.info.documentation != after.info.documentation {
            add(Change(.changed(.comment), object, formerName: formerName, anchor: around))
        }
        // Whatever else the texts say differently must not pass for equal.
        if changeCount(of: .table) == count, consequences == consequencesBefore {
            add(Change(.changed(.definition), object, formerName: formerName, anchor: around))
        }
    }

    private mutating func compareColumns(_ before: Table, _ after: Table, _ columns: Pairing, formerName: String?) {
        let object = ObjectIdentity(.table, after.info.name)
        let removed = columns.removed.filter { before.columns[$0].databases.contains(old.database) }
        for pair in columns.pairs {
            let first = before.columns[pair.old]
            let second = after.columns[pair.new]
            switch (first.databases.contains(old.database), second.databases.contains(new.database)) {
            case (true, true):
                guard old.text(of: first, in: before) != new.text(of: second, in: after) else { continue }
                for aspect in aspects(first, of: before, second, of: after) {
                    add(
                        Change(
                            .changed(aspect), object, part: .column(second.name), formerName: formerName,
                            anchor: second.anchor))
                }
            case (true, false):
                add(
                    Change(
                        .removed, object, part: .column(first.name), formerName: formerName, anchor: second.anchor,
                        isDeclaredRemoval: true))
            case (false, true):
                add(
                    Change(
                        .added, object, part: .column(second.name), formerName: formerName, anchor: second.anchor))
            case (false, false): break
            }
        }
        for index in columns.added where after.columns[index].databases.contains(new.database) {
            let column = after.columns[index]
            add(Change(.added, object, part: .column(column.name), formerName: formerName, anchor: column.anchor))
        }
        for index in removed {
            addRemoval(
                of: object, part: .column(before.columns[index].name), formerName: formerName,
                around: after.info.anchor)
        }
    }

    /// What of a column is different. The change of an enum or a `type` is that object's own.
    private mutating func aspects(
        _ first: Column, of before: Table, _ second: Column, of after: Table
    ) -> [Change.Aspect] {
        var result: [Change.Aspect] = []
        if old.typeText(of: first.type) != new.typeText(of: second.type) {
            if isShownElsewhere(first.type, second.type) { consequences += 1 } else { result.append(.type) }
        } else if !new.isPostgreSQL, first.sqlite.type != second.sqlite.type {
            result.append(.type)
        }
        let database = new.database
        let isRequired = (old.index.hasNotNull(first, on: database), new.index.hasNotNull(second, on: database))
        if first.isNullable != second.isNullable || isRequired.0 != isRequired.1 { result.append(.nullability) }
        if !new.isPostgreSQL, first.sqlite.definition != second.sqlite.definition { result.append(.definition) }
        // Each of the rest alone: the text of a column that has nothing else.
        func bare(_ column: Column, _ fill: (inout Column) -> Void) -> Column {
            var bare = Column(name: column.name, sqlName: second.sqlName, type: .bool)
            fill(&bare)
            return bare
        }
        func differs(_ fill: (Column, inout Column) -> Void) -> Bool {
            old.text(of: bare(first) { fill(first, &$0) }, in: before)
                != new.text(of: bare(second) { fill(second, &$0) }, in: after)
        }
        // What columns have of their types is written on them, unless the type is a domain.
        let defaults = (
            bare(first) { $0.defaultValue = old.index.writtenDefault(of: first, on: database) },
            bare(second) { $0.defaultValue = new.index.writtenDefault(of: second, on: database) }
        )
        if old.text(of: defaults.0, in: before) != new.text(of: defaults.1, in: after) { result.append(.defaultValue) }
        if differs({ $1.identity = $0.identity }) { result.append(.identity) }
        if differs({ $1.generated = $0.generated }) { result.append(.generatedValue) }
        let collations = (
            old.index.writtenCollation(of: first, on: database), new.index.writtenCollation(of: second, on: database)
        )
        if collations.0 != collations.1 { result.append(.collation) }
        if differs({ $1.postgresql = $0.postgresql }) { result.append(.options) }
        if differs({ $1.notNullConflict = $0.notNullConflict }) { result.append(.conflictClause) }
        if differs({ $1.documentation = $0.documentation }) { result.append(.comment) }
        return result
    }

    /// Whether both types are the same enum or `type`, which then is what changed.
    private mutating func isShownElsewhere(_ first: DataType, _ second: DataType) -> Bool {
        switch (first, second) {
        case (.array(let first), .array(let second)), (.range(let first), .range(let second)),
            (.multiRange(let first), .multiRange(let second)):
            return isShownElsewhere(first, second)
        case (.enumeration(let first), .enumeration(let second)):
            guard let index = enumPairs[second], old.schema.enums[index].info.name == first else { return false }
            // Another storage is another type of the column.
            guard old.schema.enums[index].storage == new.index.enums[second]?.storage else { return false }
            shownEnums.insert(second)
            return true
        case (.named(let first), .named(let second)):
            guard let index = typePairs[second], old.schema.types[index].info.name == first else { return false }
            // Its base may be an enum, which then is what changed.
            if let base = new.index.types[second]?.base, isShownElsewhere(old.schema.types[index].base, base),
                old.checksText(of: old.schema.types[index]) == new.index.types[second].map(new.checksText)
            {
                return true
            }
            shownTypes.insert(second)
            return true
        default: return false
        }
    }

    private mutating func comparePrimaryKey(_ before: Table, _ after: Table, formerName: String?) {
        let object = ObjectIdentity(.table, after.info.name)
        let first = before.primaryKey.flatMap { $0.info.databases.contains(old.database) ? $0 : nil }
        let second = after.primaryKey.flatMap { $0.info.databases.contains(new.database) ? $0 : nil }
        switch (first, second) {
        case (nil, nil): break
        case (nil, let key?):
            add(Change(.added, object, part: .primaryKey, formerName: formerName, anchor: key.info.anchor))
        case (.some, nil): addRemoval(of: object, part: .primaryKey, formerName: formerName, around: after.info.anchor)
        case (let first?, let second?):
            guard old.text(of: first, in: before) != new.text(of: second, in: after) else { return }
            var same = first
            same.info.sqlName = second.info.sqlName
            let isRenamed = old.text(of: same, in: before) == new.text(of: second, in: after)
            add(
                Change(
                    isRenamed ? .renamed(from: first.info.sqlName) : .changed(.definition), object, part: .primaryKey,
                    formerName: formerName, anchor: second.info.anchor))
        }
    }
}
