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

extension StepEffect {
    /// What of it is a hazard.
    public var hazards: Set<MigrationHazard> {
        var hazards: Set<MigrationHazard> = []
        if breaking != nil { hazards.insert(.breaking) }
        if !losses.isEmpty { hazards.insert(.lossy) }
        if case .irreversible = reversibility { hazards.insert(.irreversible) }
        return hazards
    }
}

extension MigrationPlan {
    /// What the migration does to those who do not expect it.
    public var hazards: Set<MigrationHazard> {
        var hazards: Set<MigrationHazard> = []
        for step in up { hazards.formUnion(step.effect.hazards) }
        return hazards
    }
}
