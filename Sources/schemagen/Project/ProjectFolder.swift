import SchemagenFiles
import SchemagenProject

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The folders of a project, however a path leads to them.
enum ProjectFolder {
    /// Whether a path leads into a folder of the project, or is the folder itself.
    static func isIn(_ folder: String, _ path: String, _ location: ProjectLocation) -> Bool {
        (resolved(path) + "/").hasPrefix(resolved(location.prefix + folder) + "/")
    }

    /// A path with its links followed, as far as it is there.
    private static func resolved(_ path: String) -> String {
        var rest: [String] = []
        var url = URL(filePath: path).standardizedFileURL
        while !FileManager.default.fileExists(atPath: url.path), url.pathComponents.count > 1 {
            rest.insert(url.lastPathComponent, at: 0)
            url = url.deletingLastPathComponent()
        }
        let start = url.resolvingSymlinksInPath().path
        return ([start.hasSuffix("/") ? String(start.dropLast()) : start] + rest).joined(separator: "/")
    }
}
