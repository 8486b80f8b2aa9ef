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
        for step in up { hazards.formUnion(step.step.hazards) }
        return hazards
    }
}

extension Step {
    /// What the step does, taken upwards.
    var hazards: Set<MigrationHazard> {
        switch self {
        case .dropColumn(let column, _):
            // A generated column loses nothing: it can be generated again.
            if column.generated != nil { return [.breaking] }
            return Self.canReturn(column) ? [.breaking, .lossy] : [.breaking, .lossy, .irreversible]
        case .dropTable: return [.breaking, .lossy]
        case .repartition(let change): return change.dropped.isEmpty ? [] : [.lossy]
        case .renameColumn, .renameEnumValue, .move: return [.breaking]
        case .rename(let kind, _, _): return kind == .table || kind == .view || kind == .namespace ? [.breaking] : []
        case .dropView, .dropEnum: return []
        case .changeType: return [.breaking]
        case .changeNullability(_, _, let isNullable): return isNullable ? [] : [.breaking]
        case .rebuildTable(let rebuild): return Self.hazards(of: rebuild)
        default: return []
        }
    }

    /// Whether a column that was dropped can come again in a table with rows: the values need not be known.
    private static func canReturn(_ column: Column) -> Bool {
        column.isNullable || column.defaultValue != nil || column.identity != nil || column.lacksNotNull
    }

    private static func hazards(of rebuild: TableRebuild) -> Set<MigrationHazard> {
        var hazards: Set<MigrationHazard> = []
        if rebuild.to.module?.content == .external || rebuild.from.module?.content == .external { return hazards }
        let sources = Set(rebuild.copies.compactMap(\.source))
        for column in rebuild.from.columns
        where column.databases.contains(rebuild.database) && column.generated == nil
            && !sources.contains(column.sqlName)
            && !(rebuild.to.columns.contains { $0.sqlName == column.sqlName && $0.generated != nil })
        {
            hazards.formUnion(canReturn(column) ? [.breaking, .lossy] : [.breaking, .lossy, .irreversible])
        }
        return hazards
    }
}
