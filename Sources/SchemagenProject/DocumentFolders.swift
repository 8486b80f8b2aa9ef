/// What stands where in the documents folder.
public enum DocumentFolders {
    /// The folder of the reports. They quote findings, evidence and measures, and are compared apart: the reference
    /// says what the schema says and nothing else, and must not fail because a proof is new.
    public static let reports = "reports"

    /// The path of the report on the schema as a whole, below the documents folder.
    public static let validationReport = reports + "/validation.md"

    /// Whether a path below the documents folder is a report's.
    public static func isReport(_ path: String) -> Bool { path.hasPrefix(reports + "/") }
}
