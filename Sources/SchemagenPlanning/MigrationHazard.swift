import SchemagenModel

/// What a migration does to those who do not expect it.
public enum MigrationHazard: String, Sendable, Hashable, CaseIterable {
    /// Code made for the schema before stops working.
    case breaking
    /// Data is lost on the way up.
    case lossy
    /// The way down fails.
    case irreversible
}

extension MigrationPlan {
    /// What the migration does to those who do not expect it.
    public var hazards: Set<MigrationHazard> {
        var hazards: Set<MigrationHazard> = []
        for step in up {
            hazards.formUnion(step.step.hazards)
            if step.step.lostData != nil { hazards.insert(.lossy) }
        }
        for step in down {
            if case .requireNoRows = step.step { hazards.insert(.irreversible) }
        }
        return hazards
    }
}

/// Values that a step does away with.
public struct LostData: Sendable, Hashable {
    /// The Swift name of the table.
    public var table: String
    /// The SQL names of the columns; nil: the whole table with its rows.
    public var columns: [String]?
}

extension Step {
    /// What the step breaks, taken upwards.
    var hazards: Set<MigrationHazard> {
        switch self {
        case .dropColumn, .dropTable, .renameColumn, .renameEnumValue, .move, .changeType: return [.breaking]
        case .rename(let kind, _, _): return kind == .table || kind == .view || kind == .namespace ? [.breaking] : []
        case .changeNullability(_, _, let isNullable): return isNullable ? [] : [.breaking]
        case .rebuildTable: return lostData == nil ? [] : [.breaking]
        default: return []
        }
    }

    /// What the step does away with. A generated column loses nothing: it can be generated again.
    public var lostData: LostData? {
        switch self {
        case .dropColumn(let column, let table):
            return column.generated == nil ? LostData(table: table, columns: [column.sqlName]) : nil
        case .dropTable(let table): return LostData(table: table.info.name, columns: nil)
        case .rebuildTable(let rebuild):
            let sources = Set(rebuild.copies.compactMap(\.source))
            let lost = rebuild.from.columns.filter { column in
                column.databases.contains(.sqlite) && column.generated == nil && !sources.contains(column.sqlName)
                    && !rebuild.to.columns.contains { $0.sqlName == column.sqlName && $0.generated != nil }
            }
            return lost.isEmpty ? nil : LostData(table: rebuild.from.info.name, columns: lost.map(\.sqlName))
        default: return nil
        }
    }
}
