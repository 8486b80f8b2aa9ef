import SchemagenEvolution
import SchemagenLanguage
import SchemagenModel

/// What planning gives: a plan, or why there is none.
public struct PlanResult: Sendable {
    /// The plan; nil where there are errors.
    public var plan: ChangePlan?
    /// What is different on the database; empty where the old schema is none.
    public var changes: [Change]
    /// Why there is no plan, located in the new schema.
    public var diagnostics: [Diagnostic]

    /// Makes a result.
    public init(plan: ChangePlan?, changes: [Change], diagnostics: [Diagnostic]) {
        self.plan = plan
        self.changes = changes
        self.diagnostics = diagnostics
    }
}

/// Plans the way from one schema to another.
public enum Planner {
    /// The plan for one kind of database.
    ///
    /// It is total: there is a plan, or there are errors that name the hint to add. Where the database need not change,
    /// the plan is one migration without steps.
    ///
    /// - Parameters:
    ///   - old: The schema that the database has; nil, or one that was not for this database: it is empty.
    ///   - new: The schema that it is to have.
    ///   - allowsLoss: Whether everything that vanishes is meant to, without a word in the schema.
    public static func plan(
        from old: Schema?, to new: Schema, on database: Database, allowsLoss: Bool = false
    ) -> PlanResult {
        let target = Structure(of: new, on: database)
        guard let old, old.settings.minimumVersions[database] != nil else {
            let assembly = PlanAssembly(of: target) { _ in true }
            guard assembly.diagnostics.isEmpty else {
                return PlanResult(plan: nil, changes: [], diagnostics: assembly.diagnostics)
            }
            var stages = Stages()
            stages.add(assembly.entries)
            let plan = ChangePlan(database: database, migrations: stages.migrations())
            return PlanResult(plan: plan.assessed(from: nil, to: new), changes: [], diagnostics: [])
        }
        let correspondence = Correspondence(from: Structure(of: old, on: database), to: target)
        let changes = Difference(correspondence).changes
        guard !changes.isEmpty else {
            return PlanResult(
                plan: ChangePlan(database: database, migrations: [MigrationPlan()]), changes: [], diagnostics: [])
        }
        let refusals = allowsLoss ? [] : ChangeRefusal(changes, from: old, to: new).diagnostics
        let transition = Transition(correspondence, changes: changes)
        let (migrations, found) = migrations(transition)
        // What rows need is said at once too, but of what is refused itself.
        let refused = Set(refusals.map(\.span))
        let diagnostics =
            refusals.isEmpty
            ? found : refusals + found.filter { $0.code == .backfillNeeded && !refused.contains($0.span) }
        guard diagnostics.isEmpty else { return PlanResult(plan: nil, changes: changes, diagnostics: diagnostics) }
        // Nothing must pass for reached that no step leads to.
        let isReached = migrations.contains { !$0.up.isEmpty } || changes.allSatisfy(transition.isSilent)
        guard isReached else {
            return PlanResult(plan: nil, changes: changes, diagnostics: changes.map(unplanned))
        }
        let plan = ChangePlan(database: database, migrations: migrations, renamed: transition.old.schema)
        return PlanResult(plan: plan.assessed(from: old, to: new), changes: changes, diagnostics: [])
    }

    /// A change that no step carries out.
    private static func unplanned(_ change: Change) -> Diagnostic {
        Diagnostic(
            .changeNotPlanned, change.description, at: change.anchor.span,
            fixes: [.init("`schemagen explain change-not-planned` says what can be done")])
    }

    private static func migrations(_ transition: Transition) -> (migrations: [MigrationPlan], diagnostics: [Diagnostic])
    {
        switch transition.database {
        case .postgresql:
            let plan = PostgreSQLTransition(
                transition, isOnline: transition.new.schema.settings.onlineChanges)
            return (plan.migrations, plan.diagnostics)
        case .sqlite:
            let plan = SQLiteTransition(transition)
            return ([plan.migration], plan.diagnostics)
        }
    }
}
