import Foundation

/// The folders and every file in them, as far as they are there, in a stable order; dot-files are left out.
func inputs(below root: URL, folders: [String]) -> [URL] {
    var found: [URL] = []
    for folder in folders {
        let directory = root.appending(path: folder)
        guard let entries = try? FileManager.default.subpathsOfDirectory(atPath: directory.path(percentEncoded: false))
        else { continue }
        found.append(directory)
        for entry in entries.sorted() where !entry.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
            found.append(directory.appending(path: entry))
        }
    }
    return found
}
