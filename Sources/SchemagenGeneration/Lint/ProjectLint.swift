import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenProject
import SchemagenValidation

/// Everything that `lint` finds in a project: what all rules say about its schema, what its changes do to those who do not
/// expect it, and suppressions that suppress nothing.
public struct ProjectLint: Sendable {
    /// Which changes are looked at.
    public enum Changes: Sendable {
        /// The one that has no migration yet.
        case pending
        /// That one and those of the migrations behind a number.
        case since(Int)
        /// That one and those of the migrations that another lock does not have.
        case notIn(Lock)
    }

    /// What is reported, in the order of files and places.
    public private(set) var findings: [SourceFinding] = []
    /// What an `@allow` suppresses, in the same order.
    public private(set) var suppressed: [SourceFinding] = []

    /// Whether one of the findings is an error.
    public var hasErrors: Bool { findings.contains { $0.diagnostic.severity == .error } }

    /// Looks for everything.
    /// - Parameters:
    ///   - files: The project; models and documents are not looked at.
    ///   - changes: Which changes are looked at.
    ///   - workers: Who applies the rules.
    public static func run(_ files: ProjectFiles, changes: Changes = .pending, workers: Workers = .one) -> ProjectLint {
        let compiled = CompiledSchema.compile(files.schema, codes: DiagnosticCatalogue.all, workers: workers)
        var found = compiled.findings
        var elsewhere: [SourceFinding] = []
        if let schema = compiled.schema {
            found.add(Validator.findings(about: schema, by: .all, workers: workers))
            let hazards = HazardLint(files, schema).run(changes)
            found.add(hazards.inSchema)
            elsewhere = hazards.inHistory
            found.add(
                UnusedSuppressions.find(in: schema, used: found.suppressed, judgesHazards: hazards.judgesSuppressions))
        }
        var result = ProjectLint()
        result.findings = found.diagnostics.map { SourceFinding($0, in: files.schema) } + elsewhere
        result.suppressed = found.suppressed.map {
            SourceFinding($0.diagnostic, in: files.schema, suppressionReason: $0.allowance.reason)
        }
        result.findings.sort(by: SourceFinding.precedes)
        result.suppressed.sort(by: SourceFinding.precedes)
        return result
    }
}

extension RuleFindings {
    fileprivate mutating func add(_ others: RuleFindings) {
        diagnostics += others.diagnostics
        suppressed += others.suppressed
    }
}
