import SchemagenModel

/// Columns that forbid NULL again, or get their former types.
extension WayBackAssessment {
    func missing(_ column: Column, _ owner: Table, _ latter: Table) -> [WayBackRefusal] {
        guard !isReturning(column.name, of: owner), let after = names.column(column.sqlName, of: latter),
            filled[QualifiedName(owner.info)]?.contains(column.sqlName) != true, !promises(latter).hasValue(after)
        else { return [] }
        return [WayBackRefusal(path(latter), .isNull(column: after.sqlName))]
    }

    /// A column that gets its former type again.
    mutating func retyped(
        _ column: Column, _ conversion: ColumnConversion, _ owner: Table, _ latter: Table, constraint: String? = nil
    ) -> [WayBackRefusal] {
        guard !isReturning(column.name, of: owner), let after = names.column(column.sqlName, of: latter),
            after.generated == nil
        else { return [] }
        let (before, written) = (
            names.renamed.storageType(of: column.type), names.latter.storageType(of: after.type)
        )
        let table = path(latter)
        if let first = EnumTexts.enumeration(before).flatMap({ names.renamed.enums[$0] }),
            let second = EnumTexts.enumeration(written).flatMap({ names.latter.enums[$0] })
        {
            var values = Set(first.cases.map(\.sqlName))
            var texts = replaced[QualifiedName(latter.info)]?[column.sqlName] ?? []
            if case .text(let own) = conversion { texts += own }
            for text in texts { values.insert(text.old) }
            let new = second.cases.map(\.sqlName).filter { !values.contains($0) }
            return new.isEmpty ? [] : [WayBackRefusal(table, .hasCase(column: after.sqlName, new))]
        }
        if self.conversion.isSafe(from: after.type, to: column.type) { return [] }
        if isCut(written, before) {
            let path = "\(table).\(after.sqlName)"
            if !cut.contains(path) { cut.append(path) }
            guard Self.canOverflow(written, before) else { return [] }
        }
        let type = CanonicalForm.text(of: column.type, isNullable: false)
        return [WayBackRefusal(table, .doesNotFit(column: after.sqlName, type: type), constraint: constraint)]
    }

    /// Whether the database takes a value that is too long or too fine without a word, and cuts it off. PostgreSQL does
    /// where the type that is said in a cast has a length.
    private func isCut(_ written: DataType, _ before: DataType) -> Bool {
        guard names.database == .postgresql else { return false }
        switch (written, before) {
        case (.array(let first), .array(let second)): return isCut(first, second)
        case (_, .string(.some)), (_, .char), (.varBits, .varBits), (.bits, .varBits), (.varBits, .bits): return true
        case (.decimal(_, let scale), .decimal(.some, let coarser)): return coarser < scale
        case (.timestamp, .timestamp), (.localTimestamp, .localTimestamp), (.localTime, .localTime),
            (.localTimestamp, .localDate):
            return true
        default: return false
        }
    }

    /// Whether a number that is rounded can have a digit more before the point than there is room for.
    private static func canOverflow(_ written: DataType, _ before: DataType) -> Bool {
        switch (written, before) {
        case (.array(let first), .array(let second)): canOverflow(first, second)
        case (.decimal(let precision, let scale), .decimal(let other?, let coarser)):
            precision.map { other - coarser <= $0 - scale } ?? true
        default: false
        }
    }

    /// A column that is of a domain again, which has checks and may forbid NULL.
    func domain(of column: Column, _ owner: Table, _ latter: Table) -> [WayBackRefusal] {
        guard names.database == .postgresql, let type = names.renamed.namedType(of: column), type.storage == .domain,
            let after = names.column(column.sqlName, of: latter)
        else { return [] }
        let promises = promises(latter)
        let checks = type.checks.filter {
            $0.databases.contains(.postgresql) && !$0.isNotValid && !promises.checks($0.condition, ofTypeOf: after)
        }
        return checks.map { WayBackRefusal(path(latter), .breaksCheck, constraint: $0.sqlName) }
            + (type.isNotNull ? missing(column, owner, latter) : [])
    }

    // MARK: Domains

    /// The columns of a domain, with their tables after the change.
    func columns(of type: NamedType?) -> [(column: Column, table: Table)] {
        guard let type else { return [] }
        return latter.tables.flatMap { table in
            table.columns.filter { $0.type == .named(type.info.name) && $0.databases.contains(names.database) }
                .map { ($0, table) }
        }
    }

    func broken(_ check: NamedType.Check, _ type: NamedType?) -> [WayBackRefusal] {
        guard !check.isNotValid else { return [] }
        return columns(of: type).filter { column, table in
            !promises(table).checks(check.condition, ofTypeOf: column)
        }.map { WayBackRefusal(path($0.table), .breaksCheck, constraint: check.sqlName) }
    }
}
