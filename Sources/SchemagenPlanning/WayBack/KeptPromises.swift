import SchemagenModel

/// What a table after a change asks of its rows anyway: what the table before asks for as well no row can break.
///
/// Columns are known by their SQL names: Swift names may be others.
struct KeptPromises {
    private let table: Table
    private let names: WayBackNames
    private var index: SchemaIndex { names.latter }
    private var database: Database { names.database }

    init(_ table: Table, _ names: WayBackNames) {
        self.table = table
        self.names = names
    }

    /// Whether a column of the table has a value in every row.
    func hasValue(_ column: Column) -> Bool {
        if index.hasNotNull(column, on: database) { return true }
        if database == .postgresql, index.namedType(of: column).map({ $0.storage == .domain && $0.isNotNull }) == true {
            return true
        }
        return table.primaryKey.map { holds($0.info) && $0.columns.contains(column.name) } ?? false
    }

    /// Whether no two rows have the same values in some columns.
    func isUnique(_ columns: [String], nullsNotDistinct: Bool = false) -> Bool {
        let wanted = Set(columns)
        func keeps(_ key: [String], _ isStrict: Bool) -> Bool {
            guard !key.isEmpty, wanted.isSuperset(of: WayBackNames.names(key, of: table)) else { return false }
            return isStrict || !nullsNotDistinct || key.allSatisfy { table.column($0).map(hasValue) ?? false }
        }
        if let key = table.primaryKey, holds(key.info), keeps(key.columns, true) { return true }
        if table.uniques.contains(where: { holds($0.info) && keeps($0.columns, $0.nullsNotDistinct) }) { return true }
        return table.indexes.contains { other in
            guard other.isUnique, other.databases.contains(database), other.predicate == nil else { return false }
            let columns = Self.columns(of: other)
            return columns.count == other.keys.count && keeps(columns, other.nullsNotDistinct)
        }
    }

    /// Whether an index keeps the same rows apart as one of the table before.
    func has(_ wanted: Index, of former: Table) -> Bool {
        table.indexes.contains { other in
            other.isUnique && other.databases.contains(database)
                && text(of: other, in: table, index) == text(of: wanted, in: former, names.renamed)
                && (other.nullsNotDistinct || !wanted.nullsNotDistinct)
        }
    }

    func has(_ wanted: ForeignKey, of former: Table) -> Bool {
        guard let target = names.renamed.tables[wanted.table] else { return false }
        return table.foreignKeys.contains { other in
            guard holds(other.info), !other.info.isNotValid, let latter = index.tables[other.table],
                QualifiedName(latter.info) == QualifiedName(target.info)
            else { return false }
            return WayBackNames.names(other.columns, of: table) == WayBackNames.names(wanted.columns, of: former)
                && WayBackNames.names(other.referenced, of: latter) == WayBackNames.names(wanted.referenced, of: target)
                && (other.isMatchFull || !wanted.isMatchFull)
        }
    }

    func has(_ wanted: ExclusionConstraint, of former: Table) -> Bool {
        func text(_ exclusion: ExclusionConstraint, _ table: Table, _ index: SchemaIndex) -> [String] {
            let predicate = exclusion.predicate.map { WayBackNames.text(of: $0, in: table, index) }
            return [exclusion.method, predicate ?? ""]
                + exclusion.elements.flatMap { [self.text(of: $0.key, in: table, index), $0.operator] }
        }
        return table.exclusions.contains {
            holds($0.info) && text($0, table, index) == text(wanted, former, names.renamed)
        }
    }

    /// Whether some check is the same condition as one of the table before.
    func checks(_ condition: Expression, of former: Table) -> Bool {
        let wanted = WayBackNames.text(of: condition, in: former, names.renamed)
        return table.checks.contains {
            holds($0.info) && !$0.info.isNotValid && WayBackNames.text(of: $0.condition, in: table, index) == wanted
        }
    }

    /// Whether the type of a column of the table has the condition.
    func checks(_ condition: Expression, ofTypeOf column: Column) -> Bool {
        let wanted = WayBackNames.text(of: condition, in: nil, names.renamed)
        return index.namedType(of: column)?.checks.contains {
            $0.databases.contains(database) && !$0.isNotValid
                && WayBackNames.text(of: $0.condition, in: nil, index) == wanted
        } ?? false
    }

    private func holds(_ info: ConstraintInfo) -> Bool { info.databases.contains(database) }

    /// The columns among the keys of an index, by Swift name.
    static func columns(of index: Index) -> [String] {
        index.keys.compactMap { if case .column(let name) = $0.value { name } else { nil } }
    }

    private func text(of key: IndexKey, in table: Table, _ index: SchemaIndex) -> String {
        switch key.value {
        case .column(let name): WayBackNames.names([name], of: table)[0]
        case .expression(let expression): "(\(WayBackNames.text(of: expression, in: table, index)))"
        }
    }

    /// What an index keeps apart.
    private func text(of made: Index, in table: Table, _ index: SchemaIndex) -> [String] {
        made.keys.map { text(of: $0, in: table, index) }
            + [made.predicate.map { WayBackNames.text(of: $0, in: table, index) } ?? ""]
    }
}
