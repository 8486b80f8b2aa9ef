import SchemagenLanguage
import SchemagenSwift

/// The committed reports against what the project gives today.
///
/// Only those that are there are compared: nobody has to have one.
public enum ReportCheck {
    /// The command that writes reports anew.
    public static let command = "swift run schemagen docs"

    /// Compares a report.
    /// - Parameters:
    ///   - report: What the project gives.
    ///   - files: The project.
    /// - Returns: A finding where another one is committed; nil where the same or none is.
    public static func compare(_ report: GeneratedFile, with files: ProjectFiles) -> FileDiagnostic? {
        guard let committed = files.reports[report.name], !report.bytes.isSame(as: committed),
            !LineEndings.areAllThatDiffers(report.bytes, committed)
        else { return nil }
        let line = GeneratedComparison.firstDifference(report.bytes, committed)
        return finding("the report is not what the project gives; run `\(command)`", in: report.name, files, line: line)
    }

    /// A finding about a report.
    public static func finding(
        _ message: String, in name: String, _ files: ProjectFiles, line: Int = 1
    ) -> FileDiagnostic {
        FileDiagnostic(
            .driftReport, message, path: "\(files.displayPrefix)\(ProjectLayout.documentsFolder)/\(name)",
            location: SourceLocation(line: line, column: 1))
    }
}
