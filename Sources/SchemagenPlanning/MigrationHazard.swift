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
    var hazards: Set<MigrationHazard> { hazardsByColumn.reduce(into: []) { $0.formUnion($1.hazards) } }

    /// What the step does, taken upwards; one that is about several columns says it of each.
    package var hazardsByColumn: [(column: Column?, hazards: Set<MigrationHazard>)] {
        if case .rebuildTable(let rebuild) = self {
            return rebuild.lostColumns.map { ($0, Self.hazards(ofLosing: $0)) }
        }
        return [(nil, ownHazards)]
    }

    private var ownHazards: Set<MigrationHazard> {
        switch self {
        case .dropColumn(let column, _):
            // A generated column loses nothing: it can be generated again.
            return column.generated != nil ? [.breaking] : Self.hazards(ofLosing: column)
        case .dropTable: return [.breaking, .lossy]
        case .renameColumn, .renameEnumValue, .move: return [.breaking]
        case .rename(let kind, _, _): return kind == .table || kind == .view || kind == .namespace ? [.breaking] : []
        case .dropView, .dropEnum: return []
        case .changeType: return [.breaking]
        case .changeNullability(_, _, let isNullable): return isNullable ? [] : [.breaking]
        default: return []
        }
    }

    /// A column that was dropped can come again in a table with rows where the values need not be known.
    private static func hazards(ofLosing column: Column) -> Set<MigrationHazard> {
        let canReturn =
            column.isNullable || column.defaultValue != nil || column.identity != nil || column.lacksNotNull
        return canReturn ? [.breaking, .lossy] : [.breaking, .lossy, .irreversible]
    }
}

extension TableRebuild {
    /// The columns whose values the table made anew no longer has.
    fileprivate var lostColumns: [Column] {
        let sources = Set(copies.compactMap(\.source))
        return from.columns.filter { column in
            column.databases.contains(.sqlite) && column.generated == nil && !sources.contains(column.sqlName)
                && !to.columns.contains { $0.sqlName == column.sqlName && $0.generated != nil }
        }
    }
}
