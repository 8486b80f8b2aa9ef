import SchemagenModel

/// What the steps do to data, and to code made for the schema before.
extension EffectAssessment {
    // MARK: Losses

    /// The tables and columns whose data goes, and the columns whose values can no longer be told apart.
    func losses(of step: Step, _ index: SchemaIndex) -> [String] {
        switch step {
        case .changeType(let change, let conversion):
            isLossy(conversion, from: change.from.type, index) ? [path(change.to, change.table, index)] : []
        case .dropTable(let table): [QualifiedName(table.info).text]
        case .repartition(let change): change.lost
        case .dropOpaque(let object): object.kind == "table" ? [object.identity] : []
        // What is generated can be generated again.
        case .dropColumn(let column, let table): column.generated == nil ? [path(column, table, index)] : []
        case .rebuildTable(let rebuild):
            (rebuild.lostColumns.map(\.sqlName) + mergedColumns(of: rebuild, index)).map {
                "\(QualifiedName(rebuild.to.info).text).\($0)"
            }
        default: []
        }
    }

    /// The columns whose values are converted so that different ones can become one and the same.
    private func mergedColumns(of rebuild: TableRebuild, _ index: SchemaIndex) -> [String] {
        rebuild.copies.compactMap { copy in
            guard let source = copy.source, let column = rebuild.from.columns.first(where: { $0.sqlName == source }),
                isLossy(copy.conversion, from: column.type, index)
            else { return nil }
            return source
        }
    }

    // MARK: The way back

    /// What the way back brings back.
    func reversibility(of step: Step, _ index: SchemaIndex) -> Reversibility {
        switch step {
        case .dropTable, .dropOpaque, .repartition:
            let losses = losses(of: step, index)
            return losses.isEmpty ? .lossless : .lossy(losses)
        case .dropSequence(let sequence): return .lossy([QualifiedName(sequence.info).text])
        case .dropColumn(let column, let table):
            if column.generated != nil { return .lossless }
            let path = path(column, table, index)
            return canReturn(column, index) ? .lossy([path]) : .irreversible([path])
        case .changeType(let change, let conversion):
            return isLossy(conversion, from: change.from.type, index)
                ? .lossy([path(change.to, change.table, index)]) : .lossless
        case .backfill(let backfill):
            guard let id = relation(backfill.table, index), !live[id].isNew else { return .lossless }
            // Nobody knows afterwards which rows had no value.
            let columns = backfill.values.map(\.column).filter { !live[id].newColumns.contains($0.sqlName) }
            return columns.isEmpty ? .lossless : .lossy(columns.map { path($0, backfill.table, index) })
        case .rebuildTable(let rebuild): return reversibility(of: rebuild, index)
        default: return .lossless
        }
    }

    private func reversibility(of rebuild: TableRebuild, _ index: SchemaIndex) -> Reversibility {
        let table = QualifiedName(rebuild.to.info).text
        let lost = rebuild.lostColumns
        // What is generated from now on has values to give back.
        let forbidding = lost.filter { column in
            // A virtual table takes NULL in any column.
            rebuild.from.virtualModule == nil && !canReturn(column, renamed)
                && !rebuild.to.columns.contains { $0.sqlName == column.sqlName }
        }
        guard forbidding.isEmpty else { return .irreversible(forbidding.map { "\(table).\($0.sqlName)" }) }
        var names = lost.map(\.sqlName)
        for copy in rebuild.copies {
            if let source = copy.source, copy.fallback != nil { names.append(source) }
        }
        names += mergedColumns(of: rebuild, index).filter { !names.contains($0) }
        return names.isEmpty ? .lossless : .lossy(names.map { "\(table).\($0)" })
    }

    /// Whether a column that was dropped can come again in a table with rows: the values need not be known.
    private func canReturn(_ column: Column, _ index: SchemaIndex) -> Bool {
        column.isNullable || index.defaultValue(of: column) != nil || column.identity != nil || column.lacksNotNull
    }

    /// Whether values that were different can be one and the same afterwards.
    private func isLossy(_ conversion: ColumnConversion, from type: DataType, _ index: SchemaIndex) -> Bool {
        switch conversion {
        case .automatic, .cast: return false
        case .expression: return true
        case .text(let replacements):
            guard !replacements.isEmpty, let values = enumValues(of: type) else { return false }
            var results: Set<String> = []
            for value in values {
                let result = replacements.first { $0.old == value }?.new ?? value
                if !results.insert(result).inserted { return true }
            }
            return false
        }
    }

    /// The values of the enum that a column of the old schema is of.
    private func enumValues(of type: DataType) -> [String]? {
        switch renamed.storageType(of: type) {
        case .enumeration(let name): renamed.enums[name]?.cases.map(\.sqlName)
        case .array(let element): enumValues(of: element)
        default: nil
        }
    }

    // MARK: Code made for the schema before

    /// The kinds of objects kept as SQL that queries name.
    private static let namedKinds: Set<String> = [
        "function", "procedure", "aggregate", "operator", "cast", "type", "domain", "sequence", "table",
        "foreign table",
        "view", "materialized view", "collation", "text search configuration",
    ]

    /// Why such code stops working; nil: it goes on.
    func breaking(_ step: Step, _ index: SchemaIndex) -> String? {
        switch step {
        case .dropTable: return "the table is gone"
        case .dropExtension: return "its functions and types are gone"
        case .dropColumn(let column, let table):
            return finalColumn(column, table, index) == nil ? "the column is gone" : "the column is made anew"
        case .dropView(let view): return endsWithView(QualifiedName(view.info)) ? nil : "the view is gone"
        case .dropOpaque(let object):
            let isNamed = Self.namedKinds.contains(object.kind) && !endsWithObject(object.name)
            return isNamed ? "the \(object.kind) is gone" : nil
        case .renameColumn, .renameEnumValue: return "it has another name"
        case .rename(let kind, _, _):
            let isNamed: [NamedKind] = [.table, .view, .materializedView, .namespace]
            return isNamed.contains(kind) ? "it has another name" : nil
        case .move: return "it stands in another schema"
        case .changeType(let change, let conversion):
            let values = ColumnValues(index === latter ? renamed : latter, index)
            return values.looksTheSame(changing: change, conversion) ? nil : "its values have another type"
        case .changeNullability(_, _, let isNullable): return isNullable ? nil : "NULL is refused"
        case .changeDomainNullability(_, let isNullable): return isNullable ? nil : "NULL is refused"
        case .changeDefault(let column, let table, nil):
            guard let final = finalColumn(column, table, index) else { return nil }
            let isNeeded = latter.hasNotNull(final, on: database) && latter.defaultValue(of: final) == nil
            return isNeeded && final.identity == nil && final.generated == nil ? "inserts have to give a value" : nil
        case .changeIdentity(let change):
            guard let final = finalColumn(change.to, change.table, index) else { return nil }
            if final.identity?.mode == .always, change.from.identity?.mode != .always {
                return "inserts must not give a value"
            }
            let isNeeded = final.identity == nil && latter.defaultValue(of: final) == nil
            return isNeeded && latter.hasNotNull(final, on: database) ? "inserts have to give a value" : nil
        case .changeOptions(let before, let after):
            let isTighter =
                after.options.rowSecurity != nil && before.options.rowSecurity != after.options.rowSecurity
                && before.options.rowSecurity != .forced
            return isTighter ? "rows are hidden that no policy shows" : nil
        case .rebuildTable(let rebuild):
            let reasons = broken(by: rebuild).reduce(into: [String]()) {
                if !$0.contains($1.reason) { $0.append($1.reason) }
            }
            return reasons.isEmpty ? nil : reasons.joined(separator: ", ")
        default: return nil
        }
    }

    /// The columns by which it stops working, by their SQL names as losses have them; none where it is the step as a whole.
    func breakingColumns(_ step: Step) -> [String] {
        guard case .rebuildTable(let rebuild) = step else { return [] }
        return broken(by: rebuild).map { "\(QualifiedName(rebuild.to.info).text).\($0.column.sqlName)" }
    }

    private func broken(by rebuild: TableRebuild) -> [(column: Column, reason: String)] {
        let lost = rebuild.lostColumns.map { (column: $0, reason: "columns are gone") }
        let others = rebuild.to.columns.filter { $0.databases.contains(rebuild.database) }.compactMap { column in
            reason(against: column, in: rebuild).map { (column: column, reason: $0) }
        }
        return lost + others.filter { other in !lost.contains { $0.column.sqlName == other.column.sqlName } }
    }

    /// Why code that knows a column as it was, or does not know it, stops working when its table is made anew.
    private func reason(against column: Column, in rebuild: TableRebuild) -> String? {
        let former = rebuild.from.columns.first {
            $0.sqlName == column.sqlName && $0.databases.contains(rebuild.database)
        }
        if let former {
            switch rebuild.copies.first(where: { $0.source == former.sqlName })?.conversion {
            case .cast, .expression: return "values have another type"
            case .text(let replacements) where !replacements.isEmpty: return "values have other texts"
            default: break
            }
        }
        guard latter.hasNotNull(column, on: rebuild.database), column.generated == nil, column.identity == nil else {
            return nil
        }
        if let former, former.generated == nil, !renamed.hasNotNull(former, on: rebuild.database) {
            return "NULL is refused"
        }
        // Who always had to give a value goes on giving one.
        let hadToGive = former.map { $0.generated == nil && $0.identity == nil && renamed.defaultValue(of: $0) == nil }
        return latter.defaultValue(of: column) == nil && hadToGive != true ? "inserts have to give a value" : nil
    }
}

extension TableRebuild {
    /// The columns that had no values in the old table: what is written to them goes with them on the way back.
    public var newColumns: [Column] {
        let filled = Set(copies.filter { $0.source != nil }.map(\.column))
        return to.columns.filter { column in
            column.databases.contains(database) && column.generated == nil && !filled.contains(column.name)
        }
    }

    /// The columns whose values are in the new table no more.
    var lostColumns: [Column] {
        let sources = Set(copies.compactMap(\.source))
        return from.columns.filter { column in
            column.databases.contains(database) && column.generated == nil && !sources.contains(column.sqlName)
        }
    }
}
