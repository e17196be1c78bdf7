//! Embeds every SQL file beside it: `{folder}/{version}_{name}.sql`. A new file is picked up by
//! itself; one whose name can't be read stops the build.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const FOLDERS: [&str; 6] = ["infrastructure", "tenancy", "identity", "contacts", "cases", "notifications"];

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or_else(|| bad("CARGO_MANIFEST_DIR"))?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or_else(|| bad("OUT_DIR"))?);
    let mut list = String::from("&[\n");
    for folder in FOLDERS {
        println!("cargo:rerun-if-changed={folder}");
        for file in sorted(&here.join(folder))? {
            let (version, name) = parse(&file)?;
            let path = file.display().to_string();
            writeln!(
                list,
                "    File {{ folder: {folder:?}, version: {version}, name: {name:?}, sql: include_str!({path:?}) }},"
            )
            .map_err(io::Error::other)?;
        }
    }
    list.push(']');
    fs::write(out.join("files.rs"), list)
}

fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "sql"));
    files.sort();
    Ok(files)
}

fn parse(file: &Path) -> io::Result<(i64, String)> {
    let stem = file.file_stem().and_then(|stem| stem.to_str()).ok_or_else(|| bad("a file's name"))?;
    let (version, name) = stem.split_once('_').ok_or_else(|| bad(stem))?;
    let version = version.parse().map_err(|_| bad(stem))?;
    Ok((version, name.replace('_', " ")))
}

fn bad(what: &str) -> io::Error {
    io::Error::other(format!("{what}: not as it must be; migrations are called NNNN_name.sql"))
}
