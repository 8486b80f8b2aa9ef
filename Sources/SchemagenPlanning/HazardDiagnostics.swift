import SchemagenLanguage
import SchemagenModel

/// What a step of a migration does to those who do not expect it, as `lint` reports it.
public struct LintHazard: Sendable, Hashable {
    /// What happens.
    package enum Effect: Sendable, Hashable {
        /// In words.
        case said(String)
        /// Somebody waits.
        case wait(Waiting)
    }

    /// The kind of finding, with its severity.
    public var code: DiagnosticCode
    /// What happens.
    package var effect: Effect
    /// The label by which the lock records it; nil: it does not.
    public var label: MigrationHazard?

    /// What happens, as the end of a sentence that starts with what changes.
    public var consequence: String {
        switch effect {
        case .said(let words): words
        case .wait(let waiting): waiting.text
        }
    }
}

extension LintHazard {
    /// The table of hazards: what each is reported as.
    package init(_ hazard: MigrationHazard) {
        switch hazard {
        case .breaking: self.init(hazard, .hazardBreaking, "code made for the schema before stops working")
        case .lossy: self.init(hazard, .hazardLossy, "data is lost")
        case .irreversible: self.init(hazard, .hazardIrreversible, "the way back fails where the table has rows")
        }
    }

    private init(_ hazard: MigrationHazard, _ code: DiagnosticCode, _ words: String) {
        self.init(code: code, effect: .said(words), label: hazard)
    }

    /// What keeps others from working.
    init(_ code: DiagnosticCode, _ waiting: Waiting) { self.init(code: code, effect: .wait(waiting), label: nil) }

    /// Whether two say the same, of different tables maybe.
    package func isLike(_ other: LintHazard) -> Bool {
        switch (effect, other.effect) {
        case (.wait, .wait): code == other.code
        default: self == other
        }
    }

    /// Takes the tables of another that is like it in.
    package mutating func add(_ other: LintHazard) {
        guard case .wait(var waiting) = effect, case .wait(let another) = other.effect else { return }
        waiting.add(another)
        effect = .wait(waiting)
    }

    /// The tables of a wait; none: nobody waits.
    package var tables: Set<QualifiedName> {
        guard case .wait(let waiting) = effect else { return [] }
        return waiting.busy.isEmpty ? waiting.kept : waiting.busy
    }
}

extension PlannedStep {
    /// The hazards of the step, the gravest last; one that is about several columns says it of each.
    package var lintHazards: [(column: Column?, hazards: [LintHazard])] {
        guard case .rebuildTable(let rebuild) = step else { return [(nil, Self.ordered(effect.hazards))] }
        let table = QualifiedName(rebuild.to.info).text
        let former = Set(rebuild.from.columns.map(\.sqlName))
        let columns = rebuild.from.columns + rebuild.to.columns.filter { !former.contains($0.sqlName) }
        return columns.compactMap { column in
            let path = "\(table).\(column.sqlName)"
            var hazards: Set<MigrationHazard> = []
            if effect.losses.contains(path) { hazards.insert(.lossy) }
            if effect.breakingColumns.contains(path) { hazards.insert(.breaking) }
            if case .irreversible(let paths) = effect.reversibility, paths.contains(path) {
                hazards.insert(.irreversible)
            }
            return hazards.isEmpty ? nil : (column, Self.ordered(hazards))
        }
    }

    private static func ordered(_ hazards: Set<MigrationHazard>) -> [LintHazard] {
        MigrationHazard.allCases.filter(hazards.contains).map { LintHazard($0) }
    }
}

extension DiagnosticCode {
    /// What `lint` says about changes.
    public static let hazards: [DiagnosticCode] = [
        hazardBreaking, hazardLossy, hazardIrreversible, hazardRewrite, hazardBlockedReads, hazardBlockedWrites,
        hazardLock, hazardCopy,
    ]

    /// A migration breaks code made for the schema before.
    public static let hazardBreaking = DiagnosticCode(
        "hazard-breaking", .warning,
        """
        A change breaks code that was made for the schema before: something has another name or another type, is gone, or is
        required now. While a new version is rolled out, the old one still runs against the new database.

        Where that matters, make the change in two releases: add the new thing beside the old one and write both, remove
        the old one when nothing uses it any more. Where it does not, say so:

            title was subject: String(500) @allow(hazard-breaking, "the service is stopped for this release")
        """)

    /// A migration loses data.
    public static let hazardLossy = DiagnosticCode(
        "hazard-lossy", .warning,
        """
        A change loses the values of a column or the rows of a table, for good. `removed` says that this is meant; `@allow`
        says why it is in order, where the change is reviewed:

            removed column Campaign.notes @allow(hazard-lossy, "exported to the archive")
        """)

    /// A migration has no way back.
    public static let hazardIrreversible = DiagnosticCode(
        "hazard-irreversible", .warning,
        """
        The down file of a change fails where the table has rows: it brings back a column that is never nil and has no
        default, and nobody knows the values. Let the column be optional in one release and remove it in the next, or say
        that there need be no way back:

            removed column Campaign.ownerID @allow(hazard-irreversible, "a backup is kept for a month")
        """)
}
