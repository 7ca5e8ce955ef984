"""The wheel: installed in a clean environment it starts, finds its templates, and brings nothing but its two packages."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(folder), str(ROOT)], check=True)
    (made,) = folder.glob("deskbook-*.whl")
    return made


def test_only_our_two_packages_at_the_top_and_all_data_inside(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"generator", "search"}
    for needed in ("generator/templates/pages/position.md.j2", "generator/templates/assets/deskbook.css", "generator/templates/starter/zh/mkdocs.yml",
                   "generator/texts/cli.yml", "generator/texts/problems/2-yaml.yml", "generator/templates/theme/main.html"):  # fmt: skip
        assert needed in names
    assert not [name for name in names if name.endswith((".pyc", ".tmp")) or "/tests/" in name]
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_installed_in_a_clean_environment_it_makes_a_manual(wheel, tmp_path):
    home = tmp_path / "venv"
    venv.create(home, with_pip=True, clear=True)
    bin_folder = home / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([bin_folder / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check", str(wheel)], check=True)
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    for arguments in (["new", "manual"], ["check", "manual", "--strict"], ["build", "manual"], ["schema", "manual"]):
        result = subprocess.run(
            [bin_folder / "deskbook", *arguments], cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
        )
        assert result.returncode == 0, result.stderr
    assert (tmp_path / "manual" / "site" / "index.html").is_file()
    assert (tmp_path / "manual" / "site" / "assets" / "deskbook" / "deskbook.css").is_file()
