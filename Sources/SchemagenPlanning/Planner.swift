import SchemagenEvolution
import SchemagenLanguage
import SchemagenModel

/// What planning gives: a plan, or why there is none.
public struct PlanResult: Sendable {
    /// The plan; nil where there are errors.
    public var plan: MigrationPlan?
    /// What is different on the database; empty where the old schema is none.
    public var changes: [Change]
    /// Why there is no plan, located in the new schema.
    public var diagnostics: [Diagnostic]

    /// Makes a result.
    public init(plan: MigrationPlan?, changes: [Change], diagnostics: [Diagnostic]) {
        self.plan = plan
        self.changes = changes
        self.diagnostics = diagnostics
    }
}

/// Plans a migration from one schema to another.
public enum Planner {
    /// The plan for one kind of database.
    ///
    /// From nothing everything is created. From an old schema whole new objects are; every other change is refused with
    /// an error that names it. Where the database need not change, the plan has no steps.
    ///
    /// - Parameters:
    ///   - old: The schema that the database has; nil, or one that was not for this database: it is empty.
    ///   - new: The schema that it is to have.
    public static func plan(from old: Schema?, to new: Schema, on database: Database) -> PlanResult {
        let target = Structure(of: new, on: database)
        guard let old, old.settings.minimumVersions[database] != nil else {
            return result(PlanAssembly(of: target) { _ in true }, changes: [])
        }
        let changes = Difference(from: Structure(of: old, on: database), to: target).changes
        let refusals = ChangeRefusal(changes, from: old, to: new).diagnostics
        guard refusals.isEmpty else { return PlanResult(plan: nil, changes: changes, diagnostics: refusals) }

        var added: Set<ObjectIdentity> = []
        for change in changes where change.kind == .added { added.insert(change.object) }
        return result(PlanAssembly(of: target) { added.contains($0) }, changes: changes)
    }

    private static func result(_ assembly: PlanAssembly, changes: [Change]) -> PlanResult {
        guard assembly.diagnostics.isEmpty else {
            return PlanResult(plan: nil, changes: changes, diagnostics: assembly.diagnostics)
        }
        return PlanResult(plan: assembly.plan, changes: changes, diagnostics: [])
    }
}
