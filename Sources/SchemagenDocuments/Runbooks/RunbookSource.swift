import SchemagenGeneration
import SchemagenHistory
import SchemagenModel
import SchemagenPlanning

/// What the runbook of a schema change is made of.
struct RunbookSource {
    /// The migrations of the change.
    let change: RecordedChange
    /// The schema before; nil for the first change.
    let former: Schema?
    /// The schema after.
    let schema: Schema
    /// What the migrations do, by database; none where hands wrote a part of them, so that nobody knows.
    let plans: [Database: ChangePlan]
    /// The change before; nil for the first change.
    let previous: RecordedChange?
    /// What the change adds and takes away, by database.
    let impacts: [Database: ReleaseImpact]
    /// The way from the page to the migrations folder; nil where it is not beside the pages.
    let migrations: String?

    /// - Parameters:
    ///   - plan: The change.
    ///   - previous: The change before it.
    ///   - origins: Where indexes were declared.
    ///   - migrations: The way from the page to the migrations folder; nil where it is not beside the pages.
    init(_ plan: RecordedPlan, previous: RecordedChange?, origins: IndexOrigins, migrations: String?) {
        self.migrations = migrations
        var impacts: [Database: ReleaseImpact] = [:]
        for database in plan.change.last.databases {
            impacts[database] = ReleaseImpact(plan, on: database, origins: origins)
        }
        self.impacts = impacts
        change = plan.change
        former = plan.former
        schema = plan.schema
        var plans: [Database: ChangePlan] = [:]
        for onDatabase in plan.databases { plans[onDatabase.database] = onDatabase.plan }
        self.plans = plans
        self.previous = previous
    }

    /// Adds what the change adds, takes away and changes on a database.
    func addImpact(on database: Database, to page: inout MarkdownPage) {
        guard let impact = impacts[database] else { return }
        page.heading(3, "Impact")
        ReleaseImpactTables.add(impact, to: &page)
        page.list(impact.otherChanges.map { ReportText.message($0) })
        if impact.added.isEmpty, impact.removed.isEmpty, impact.otherChanges.isEmpty {
            page.block("Nothing changes on \(database.title).")
        }
    }

    /// The databases that the change is for.
    var databases: [Database] { change.last.databases }
    /// The migration that the change begins with.
    var first: LockEntry { change.entries[0] }

    /// The tables that the change makes or touches on a database.
    func touched(on database: Database) -> TouchedTables { TouchedTables(plans[database], from: former, to: schema) }

    /// The migrations of the change that do something on a database, in order.
    func phases(on database: Database) -> [RunbookPhase] {
        let plans = plans[database]?.migrations
        return change.entries.enumerated().compactMap { offset, entry in
            guard entry.files[database] != nil else { return nil }
            guard let plans else { return RunbookPhase(entry, nil) }
            return offset < plans.count && !plans[offset].up.isEmpty ? RunbookPhase(entry, plans[offset]) : nil
        }
    }
}
