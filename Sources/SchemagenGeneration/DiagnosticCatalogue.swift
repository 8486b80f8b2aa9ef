import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning
import SchemagenProject
import SchemagenSQL
import SchemagenSwift
import SchemagenValidation

/// Every code of every module, for `explain`.
public enum DiagnosticCatalogue {
    /// The codes, sorted by name.
    public static let all: [DiagnosticCode] = {
        let codes: [DiagnosticCode] =
            DiagnosticCode.language + DiagnosticCode.resolution + DiagnosticCode.expression + DiagnosticCode.validation
            + DiagnosticCode.planning + DiagnosticCode.sql + DiagnosticCode.swift + DiagnosticCode.history
            + DiagnosticCode.project + DiagnosticCode.verification + DiagnosticCode.lint + DiagnosticCode.hazards
            + DiagnosticCode.suppression
        return codes.sorted { $0.name < $1.name }
    }()
}

extension DiagnosticCatalogue {
    /// The codes that `@allow` and the header's `lint` act on and `lint` reports, sorted by name.
    public static let lintable: [DiagnosticCode] = {
        let codes: [DiagnosticCode] =
            DiagnosticCode.expression + DiagnosticCode.resolution + DiagnosticCode.validation + DiagnosticCode.lint
            + DiagnosticCode.hazards + DiagnosticCode.suppression
        return codes.filter { $0.severity != .error }.sorted { $0.name < $1.name }
    }()
}
